{{%AUTOESCAPE context="HTML"}}
{{! CSRF; REFUSED_PASSWORD or REFUSED_CODE; include PRESENT_PASSWORD_FIELD, CODE_FIELD, ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Desactivar la verificación en dos pasos</h1>
{{#REFUSED_PASSWORD}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>La verificación sigue activada</h2>
  <p>Lea lo que dice junto a <a href="#present-password">su contraseña actual</a>.</p>
</div>
{{/REFUSED_PASSWORD}}
{{#REFUSED_CODE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>La verificación sigue activada</h2>
  <p>Escriba otra vez su contraseña y lea lo que dice junto al <a href="#code">código</a>.</p>
</div>
{{/REFUSED_CODE}}
<p>Desde ese momento bastará su contraseña para ingresar, y los códigos de respaldo dejarán de servir. Le avisaremos a sus medios de contacto confirmados.</p>
<form class="form" action="/account/second-factor/off" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  {{>PRESENT_PASSWORD_FIELD}}
  {{>CODE_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Desactivar</button> <a class="button button-quiet" href="/account/second-factor">Volver</a></p>
</form>
</div>
{{>ACCOUNT_MENU}}
</div>
