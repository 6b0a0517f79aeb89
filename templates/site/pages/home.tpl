{{%AUTOESCAPE context="HTML"}}
<h1>Su correo institucional</h1>
<p><a class="button" href="/login">Ingresar aquí al nuevo WEBMAIL</a></p>
