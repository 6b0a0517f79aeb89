{{%AUTOESCAPE context="HTML"}}
{{! CSRF; REFUSED_PASSWORD; include PRESENT_PASSWORD_FIELD, ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Mis datos</h1>
{{#REFUSED_PASSWORD}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El archivo no se descargó</h2>
  <p>Lea lo que dice junto a <a href="#present-password">su contraseña actual</a>.</p>
</div>
{{/REFUSED_PASSWORD}}
<p>Puede llevarse en un archivo lo que el portal guarda sobre usted:</p>
<ul>
  <li>su cuenta: dirección, tipo, fechas y espacio usado;</li>
  <li>si la cuenta es personal, lo que dice de usted el registro de la institución (nombre, documento, clave y centro de trabajo), y sus medios de contacto;</li>
  <li>sus sesiones abiertas y los navegadores conocidos;</li>
  <li>lo que pasó con su cuenta desde que es suya.</li>
</ul>
<p>Ni su contraseña ni sus mensajes están en él. Para guardar sus mensajes use un programa de correo: <a href="/manuals/mail-programs">cómo configurarlo</a>.</p>
<form class="form" action="/account/data/download" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  {{>PRESENT_PASSWORD_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Descargar mis datos</button></p>
</form>
<p class="form-note">El archivo está en formato JSON, que abre cualquier editor de texto. Contiene datos personales: no lo deje en un equipo compartido. Si algo no es correcto, pida la corrección a la mesa de ayuda; sus derechos están en el <a href="/policies/privacy">aviso de privacidad</a>.</p>
</div>
{{>ACCOUNT_MENU}}
</div>
