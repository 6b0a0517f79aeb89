{{%AUTOESCAPE context="HTML"}}
{{! include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Mis datos</h1>
<p>Puede llevarse en un archivo lo que el portal guarda sobre usted:</p>
<ul>
  <li>su cuenta: dirección, tipo, fechas y espacio usado;</li>
  <li>lo que dice el registro de la institución: nombre, documento, clave y centro de trabajo;</li>
  <li>sus medios de contacto y cuándo se confirmaron;</li>
  <li>sus sesiones abiertas y los navegadores conocidos;</li>
  <li>lo que pasó con su cuenta desde que es suya.</li>
</ul>
<p>Ni su contraseña ni sus mensajes están en él. Para guardar sus mensajes use un programa de correo: <a href="/manuals/mail-programs">cómo configurarlo</a>.</p>
<p class="form-actions"><a class="button" href="/account/data/download" download>Descargar mis datos</a></p>
<p class="form-note">El archivo está en formato JSON, que abre cualquier editor de texto. Contiene datos personales: no lo deje en un equipo compartido. Si algo no es correcto, pida la corrección a la mesa de ayuda; sus derechos están en el <a href="/policies/privacy">aviso de privacidad</a>.</p>
</div>
{{>ACCOUNT_MENU}}
</div>
