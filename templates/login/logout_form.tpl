{{%AUTOESCAPE context="HTML"}}
<div class="form-page">
<h1>Cerrar sesión</h1>
{{#SIGNED_IN}}
<p>Ha ingresado como <strong>{{SIGNED_IN_ADDRESS}}</strong>. Al cerrar la sesión se cierra también su correo en este navegador.</p>
<p>Guarde antes los mensajes que esté escribiendo.</p>
<form class="form" action="/logout" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <p class="form-actions">
    <button class="button" type="submit">Cerrar sesión</button>
    <a class="button button-quiet" href="{{WEBMAIL_URL}}/sign-on">Volver a mi correo</a>
  </p>
</form>
{{/SIGNED_IN}}
{{#NOT_SIGNED_IN}}
<p>En este navegador no hay ninguna sesión abierta.</p>
<p class="form-actions"><a class="button" href="/login">Ingresar a mi correo</a></p>
{{/NOT_SIGNED_IN}}
</div>
