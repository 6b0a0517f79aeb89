{{%AUTOESCAPE context="HTML"}}
{{! CSRF; THIS_BROWSER with TOKEN, or ANOTHER_BROWSER. }}
<div class="form-page">
{{#THIS_BROWSER}}
<h1>Continuar con su contraseña nueva</h1>
<p>Usted abrió el enlace del mensaje. Para seguir, oprima el botón.</p>
<form class="form" action="/forgot-password/link" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="token" value="{{TOKEN}}">
  <p class="form-actions"><button class="button" type="submit">Elegir mi contraseña</button></p>
</form>
<p class="form-note">Si usted no pidió recuperar una contraseña, cierre esta página: no cambia nada.</p>
{{/THIS_BROWSER}}
{{#ANOTHER_BROWSER}}
<h1>Abra el enlace donde lo pidió</h1>
<p>Por su seguridad, el enlace solo funciona en el navegador donde usted pidió recuperar la contraseña, y la solicitud no está abierta en este.</p>
<p>Si la página sigue abierta en otro equipo, escriba allí el código que viene en el mismo mensaje. Si no, empiece otra vez aquí.</p>
<p class="form-actions"><a class="button" href="/forgot-password">Empezar otra vez</a> <a class="button button-quiet" href="/help-desk">Mesa de ayuda</a></p>
{{/ANOTHER_BROWSER}}
</div>
