{{%AUTOESCAPE context="HTML"}}
{{! CSRF ADDRESS; one of CHANGED LOCKED_DOWN BUSY or REFUSED {REFUSED_PASSWORD REFUSED_NEW_PASSWORD}; include
    PRESENT_PASSWORD_FIELD NEW_PASSWORD_FIELD ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Cambiar mi contraseña</h1>
{{#CHANGED}}
<div class="summary summary-done" role="status">
  <h2>Su contraseña está cambiada</h2>
  <p>Este navegador sigue abierto. Todo lo demás se cerró: use la contraseña nueva en sus otros equipos y cree otra vez las <a href="/account/app-passwords">contraseñas de aplicación</a> que necesite.</p>
</div>
{{/CHANGED}}
{{#LOCKED_DOWN}}
<div class="summary summary-done" role="status">
  <h2>Todo lo demás está cerrado</h2>
  <p>Cambie ahora su contraseña. Mientras no lo haga, quien la conozca puede volver a ingresar.</p>
</div>
{{/LOCKED_DOWN}}
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Su contraseña no ha cambiado todavía</h2>
  <ul>
    {{#REFUSED_PASSWORD}}<li>Lea lo que dice junto a <a href="#present-password">su contraseña actual</a> y escriba otra vez las tres.</li>{{/REFUSED_PASSWORD}}
    {{#REFUSED_NEW_PASSWORD}}<li>Lea lo que dice junto a <a href="#new-password">la contraseña nueva</a> y escriba otra vez las tres.</li>{{/REFUSED_NEW_PASSWORD}}
  </ul>
</div>
{{/REFUSED}}
{{#BUSY}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>En este momento hay muchas personas a la vez</h2>
  <p>Su contraseña no ha cambiado todavía. Espere unos segundos y escriba otra vez <a href="#present-password">las tres</a>.</p>
</div>
{{/BUSY}}
<p>Al cambiarla se cierran sus otras sesiones, el correo abierto en teléfonos y programas, y dejan de servir todas las contraseñas de aplicación. Le avisaremos a sus medios de contacto confirmados.</p>
<form class="form" action="/account/password" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="text" value="{{ADDRESS}}" autocomplete="username" readonly hidden>
  {{>PRESENT_PASSWORD_FIELD}}
  {{>NEW_PASSWORD_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Cambiar mi contraseña</button></p>
</form>
</div>
{{>ACCOUNT_MENU}}
</div>
