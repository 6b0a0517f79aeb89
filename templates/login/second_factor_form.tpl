{{%AUTOESCAPE context="HTML"}}
{{! CSRF USER; REFUSED; include CODE_FIELD (common/second_factor_code_field.tpl). }}
<div class="form-page">
<h1>Verificación en dos pasos</h1>
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Todavía no ha ingresado</h2>
  <p>Lea lo que dice junto al <a href="#code">código</a>.</p>
</div>
{{/REFUSED}}
<p>Su contraseña es correcta. Falta el código de su aplicación para ingresar como <strong>{{USER}}</strong>.</p>
<form class="form" action="/login/second-factor" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  {{>CODE_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Verificar</button> <a class="button button-quiet" href="/login">Empezar de nuevo</a></p>
</form>
<h2>Si no tiene su teléfono</h2>
<p>Use uno de los códigos de respaldo que guardó. Cada uno sirve una sola vez.</p>
<p>Si tampoco los tiene, la mesa de ayuda puede retirar la verificación después de comprobar quién es usted: <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
<p class="form-note">Este paso se cierra a los cinco minutos o después de tres códigos equivocados.</p>
</div>
