{{%AUTOESCAPE context="HTML"}}
{{! CSRF ADDRESS; HELD with HOLDER; REFUSED or BUSY; include NEW_PASSWORD_FIELD (common/new_password_field.tpl). }}
<div class="form-page">
<h1>Elija su contraseña</h1>
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
  {{#HELD}}<div><dt>Cuenta de</dt><dd>{{HOLDER}}</dd></div>{{/HELD}}
  <div><dt>Usuario</dt><dd>{{ADDRESS}}</dd></div>
</dl>
<p>La clave temporal que recibió solo sirve para este paso. Cuando guarde su contraseña dejará de servir, y se cerrará todo lo que estuviera abierto con una contraseña anterior.</p>
<form class="form" action="/account/activation" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="text" value="{{ADDRESS}}" autocomplete="username" readonly hidden>
  {{>NEW_PASSWORD_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Guardar mi contraseña</button></p>
</form>
<p class="form-note">Este paso se cierra a los 15 minutos. Si no es su cuenta, cierre esta página y avise a la mesa de ayuda: <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
</div>
