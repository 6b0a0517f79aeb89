{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANGUAGE}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{#WITH_ERRORS}}Error: {{/WITH_ERRORS}}{{TITLE}} · {{SITE_SHORT_NAME}}</title>
<meta name="description" content="{{SITE_SLOGAN}}">
<link rel="stylesheet" href="{{ASSETS}}/brand/{{SITE_KEY}}.css">
<link rel="stylesheet" href="{{ASSETS}}/css/valija.css" media="screen">
<link rel="stylesheet" href="{{ASSETS}}/css/print.css" media="print">
<link rel="icon" href="{{ASSETS}}/img/{{SITE_KEY}}/logo.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#content">Saltar al contenido</a>
<header class="site-header">
  <div class="wrap masthead">
    <a class="identity" href="/">
      <img src="{{ASSETS}}/img/{{SITE_KEY}}/logo.svg" alt="" width="64" height="64">
      <span class="identity-text">
        <span class="identity-name">{{SITE_NAME}}</span>
        <span class="identity-slogan">{{SITE_SLOGAN}}</span>
      </span>
    </a>
    <details class="menu">
      <summary>Correo institucional</summary>
      <ul>
        <li><a href="/login">Ingresar a mi correo</a></li>
        <li><a href="/self-service">Restablecer mi contraseña</a></li>
        <li><a href="/forgot-password">He olvidado mi contraseña</a></li>
        <li><a href="/contact-us">Contáctese con nosotros</a></li>
      </ul>
    </details>
    {{#SIGNED_IN}}
    <section class="session" aria-label="Su sesión">
      <p class="session-who">Ha ingresado como <strong>{{SIGNED_IN_ADDRESS}}</strong></p>
      <a class="button button-small" href="{{WEBMAIL_URL}}/sign-on">Ir a mi correo</a>
      <a class="button button-small button-quiet" href="/account">Mi cuenta</a>
      <form action="/logout" method="post">
        <input type="hidden" name="csrf" value="{{CSRF}}">
        <button class="button button-small button-quiet" type="submit">Cerrar sesión</button>
      </form>
    </section>
    {{/SIGNED_IN}}
  </div>
  <nav class="tabs" aria-label="Secciones del portal">
    <ul class="wrap">
      <li><a href="/"{{#TAB_HOME}} aria-current="true"{{/TAB_HOME}}>Ingresar a mi correo</a></li>
      <li><a href="/manuals"{{#TAB_MANUALS}} aria-current="true"{{/TAB_MANUALS}}>Manuales y Descargas</a></li>
      <li><a href="/recommendations"{{#TAB_RECOMMENDATIONS}} aria-current="true"{{/TAB_RECOMMENDATIONS}}>Recomendaciones</a></li>
      <li><a href="/help-desk"{{#TAB_HELP_DESK}} aria-current="true"{{/TAB_HELP_DESK}}>Mesa de ayuda</a></li>
      <li><a href="/policies"{{#TAB_POLICIES}} aria-current="true"{{/TAB_POLICIES}}>Servicios y Políticas</a></li>
    </ul>
  </nav>
</header>
<main class="wrap" id="content" tabindex="-1">
{{>CONTENT}}
</main>
<footer class="site-footer">
  <div class="wrap footer-columns">
    <section aria-labelledby="footer-help">
      <h2 id="footer-help">Mesa de ayuda</h2>
      <dl class="channels">
        <div><dt>Línea nacional gratuita</dt><dd>{{CH_NATIONAL_LINE}}</dd></div>
        <div><dt>Línea en la ciudad</dt><dd>{{CH_CITY_LINE}}</dd></div>
        <div><dt>Correo</dt><dd><a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a></dd></div>
        <div><dt>Horario</dt><dd>{{CH_HOURS}}</dd></div>
      </dl>
    </section>
    <section aria-labelledby="footer-place">
      <h2 id="footer-place">La institución</h2>
      <address>{{SITE_NAME}}<br>{{CH_PLACE}}</address>
      <ul class="plain">
        <li><a href="{{CH_WEB}}">Página institucional</a></li>
        {{#SOCIAL}}
        <li><a href="{{SOCIAL_URL}}">{{SOCIAL_NAME}}</a></li>
        {{/SOCIAL}}
      </ul>
    </section>
    <section aria-labelledby="footer-rules">
      <h2 id="footer-rules">Este servicio</h2>
      <ul class="plain">
        <li><a href="/policies/conditions">Condiciones de uso</a></li>
        <li><a href="/policies/privacy">Aviso de privacidad</a></li>
        <li><a href="/policies/accessibility">Accesibilidad</a></li>
        <li><a href="/contact-us">Contáctese con nosotros</a></li>
      </ul>
    </section>
  </div>
  <p class="wrap footer-owner">Servicio a cargo de: {{SITE_OWNER}}</p>
</footer>
</body>
</html>
