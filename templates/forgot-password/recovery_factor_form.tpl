{{%AUTOESCAPE context="HTML"}}
{{! CSRF NUMBER; REFUSED; include CODE_FIELD (common/second_factor_code_field.tpl). }}
<div class="form-page">
<h1>Verificación en dos pasos</h1>
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Todavía no puede elegir otra contraseña</h2>
  <p>Lea lo que dice junto al <a href="#code">código</a>.</p>
</div>
{{/REFUSED}}
<p>Su cuenta pide además un código de su aplicación de autenticación. Si no la tiene a la mano, escriba uno de sus códigos de respaldo.</p>
<form class="form" action="/forgot-password/second-factor" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="number" value="{{NUMBER}}">
  {{>CODE_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Verificar</button></p>
</form>
<p class="form-note">¿Perdió el teléfono y los códigos de respaldo? Llame a la mesa de ayuda: <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
</div>
