{{%AUTOESCAPE context="HTML"}}
{{! CSRF USER; what was wrong: WRONG_CODE EXPIRED_FORM NO_USER TOO_MANY (MINUTES; ONE_MINUTE or SEVERAL_MINUTES); include CAPTCHA_FIELD. }}
<div class="form-page">
<ul class="form-links">
  <li><a href="/login">Ingresar a mi correo</a></li>
  <li><a href="/contact-us">Contáctese con nosotros</a></li>
</ul>
<h1>He olvidado mi contraseña</h1>
{{#TOO_MANY}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Hubo demasiadas solicitudes</h2>
  <p>{{#ONE_MINUTE}}Podrá pedir un código dentro de un minuto{{/ONE_MINUTE}}{{#SEVERAL_MINUTES}}Podrá pedir un código dentro de {{MINUTES}} minutos{{/SEVERAL_MINUTES}}. Si ya pidió uno, úselo: los que se enviaron siguen sirviendo. La <a href="/help-desk">mesa de ayuda</a> también le atiende.</p>
</div>
{{/TOO_MANY}}
{{#NO_USER}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Falta su usuario</h2>
  <p>Escriba <a href="#user">su dirección completa</a> y los caracteres de la imagen nueva.</p>
</div>
{{/NO_USER}}
{{#WRONG_CODE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El código de seguridad no coincide</h2>
  <p>Escriba los <a href="#captcha">caracteres de la imagen nueva</a>.</p>
</div>
{{/WRONG_CODE}}
{{#EXPIRED_FORM}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Este formulario ya no es válido</h2>
  <p>Pasó demasiado tiempo desde que se abrió, o ya se había enviado. Escriba los <a href="#captcha">caracteres de la imagen nueva</a> para continuar.</p>
</div>
{{/EXPIRED_FORM}}
<p>Si antes confirmó un celular o un correo alterno en su cuenta, le enviaremos un código para que elija otra contraseña. Toma alrededor de un minuto.</p>
<form class="form" action="/forgot-password" method="post">
  <button class="default-button" type="submit" tabindex="-1" aria-hidden="true"></button>
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <div class="field{{#NO_USER}} field-wrong{{/NO_USER}}">
    <label for="user">Usuario</label>
    <p class="hint" id="user-hint">Su dirección completa: usuario@dominio</p>
    <input type="text" id="user" name="user" value="{{USER}}" required inputmode="email" autocomplete="username" autocapitalize="none" spellcheck="false"{{#NO_USER}} aria-invalid="true"{{/NO_USER}} aria-describedby="user-hint">
  </div>
  {{>CAPTCHA_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Siguiente</button></p>
</form>
<p class="form-note">¿Todavía no tiene cuenta, o no confirmó ningún contacto? Con sus dos claves puede <a href="/self-service">restablecer su contraseña</a>. Para cualquier otro caso, la <a href="/help-desk">mesa de ayuda</a> le atiende en el <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
</div>
