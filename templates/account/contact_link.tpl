{{%AUTOESCAPE context="HTML"}}
{{! One of OPEN {CSRF TOKEN VALUE} DONE OLD_LINK. No session is needed: who has the link has the address. }}
<div class="form-page">
{{#OPEN}}
<h1>Confirme su correo alterno</h1>
<p>Se pidió que <strong>{{VALUE}}</strong> sea el correo alterno de una cuenta de correo institucional. Para aceptarlo, oprima el botón.</p>
<form class="form" action="/account/contacts/link" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="token" value="{{TOKEN}}">
  <p class="form-actions"><button class="button" type="submit">Confirmar mi correo alterno</button></p>
</form>
<p class="form-note">Si usted no lo pidió, cierre esta página: nada cambia.</p>
{{/OPEN}}
{{#DONE}}
<h1>Su correo alterno está confirmado</h1>
<p>A esa dirección llegarán los avisos de su cuenta. Dentro de tres días servirá también para recuperar la contraseña.</p>
<p class="form-actions"><a class="button" href="/account/contacts">Ver mis contactos</a></p>
{{/DONE}}
{{#OLD_LINK}}
<h1>Este enlace ya no sirve</h1>
<p>Puede que ya lo haya usado, que pasaran 24 horas o que después se pidiera otro. No cambió nada.</p>
<p class="form-actions"><a class="button" href="/account/contacts">Ver mis contactos</a> <a class="button button-quiet" href="/help-desk">Mesa de ayuda</a></p>
{{/OLD_LINK}}
</div>
