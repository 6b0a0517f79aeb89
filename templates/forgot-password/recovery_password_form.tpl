{{%AUTOESCAPE context="HTML"}}
{{! CSRF NUMBER ADDRESS; REFUSED or BUSY; include NEW_PASSWORD_FIELD (common/new_password_field.tpl). }}
<div class="form-page">
<h1>Elija una contraseña nueva</h1>
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>La contraseña no se ha guardado todavía</h2>
  <p>Lea lo que dice junto a <a href="#new-password">la contraseña nueva</a> y escríbala otra vez en los dos campos.</p>
</div>
{{/REFUSED}}
{{#BUSY}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>En este momento hay muchas personas a la vez</h2>
  <p>La contraseña no se ha guardado todavía. Espere unos segundos y escríbala otra vez en <a href="#new-password">los dos campos</a>.</p>
</div>
{{/BUSY}}
<dl class="facts">
  <div><dt>Usuario</dt><dd>{{ADDRESS}}</dd></div>
</dl>
<form class="form" action="/forgot-password/password" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="number" value="{{NUMBER}}">
  <input type="text" value="{{ADDRESS}}" autocomplete="username" readonly hidden>
  {{>NEW_PASSWORD_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Cambiar contraseña</button></p>
</form>
<p class="form-note">Al cambiarla se cierran todas las sesiones, los teléfonos y los programas de correo que estén abiertos con la anterior, y avisaremos a sus contactos confirmados.</p>
</div>
