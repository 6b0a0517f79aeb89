{{%AUTOESCAPE context="HTML"}}
{{! CSRF; KEPT DISABLED; ON {ENABLED_ON CODES_LEFT FEW_CODES} or OFF {REFUSED; include PRESENT_PASSWORD_FIELD}; include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Verificación en dos pasos</h1>
{{#DISABLED}}
<div class="summary summary-done" role="status">
  <h2>La verificación en dos pasos está desactivada</h2>
  <p>Los códigos de respaldo dejaron de servir. Borre esta cuenta de su aplicación.</p>
</div>
{{/DISABLED}}
{{#OFF}}
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>La verificación no se ha activado</h2>
  <p>Lea lo que dice junto a <a href="#present-password">su contraseña actual</a>.</p>
</div>
{{/REFUSED}}
<p>Con la verificación en dos pasos, quien conozca su contraseña no puede entrar a su cuenta: hace falta además un código que solo muestra su teléfono y que cambia cada treinta segundos.</p>
<ul>
  <li>Necesita una aplicación de códigos en su teléfono. Sirve cualquiera que lea códigos QR, como Aegis, FreeOTP, Google Authenticator o Microsoft Authenticator. No usa datos ni cuesta nada.</li>
  <li>Al activarla recibirá diez códigos de respaldo para los días en que no tenga el teléfono.</li>
  <li>Los programas de correo dejarán de entrar con su contraseña, y las contraseñas de aplicación que ya tenga terminan. Haga después <a href="/account/app-passwords">una nueva</a> para cada programa.</li>
  <li>Se cerrarán sus otras sesiones. Esta sigue abierta.</li>
</ul>
<form class="form" action="/account/second-factor" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  {{>PRESENT_PASSWORD_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Continuar</button></p>
</form>
{{/OFF}}
{{#ON}}
{{#KEPT}}
<div class="summary summary-done" role="status">
  <h2>La verificación en dos pasos está lista</h2>
  <p>Los códigos de respaldo ya no se vuelven a mostrar.</p>
</div>
{{/KEPT}}
<p>La verificación en dos pasos está <strong>activada</strong>: para ingresar se pide su contraseña y después un código.</p>
<dl class="facts">
  <div><dt>Activada el</dt><dd>{{ENABLED_ON}}</dd></div>
  <div><dt>Códigos de respaldo que le quedan</dt><dd>{{CODES_LEFT}} de 10</dd></div>
</dl>
{{#FEW_CODES}}<p class="caution">Le quedan pocos códigos de respaldo. Haga una lista nueva antes de que se terminen.</p>{{/FEW_CODES}}
<p class="form-actions"><a class="button" href="/account/second-factor/new-codes">Hacer códigos de respaldo nuevos</a> <a class="button button-quiet" href="/account/second-factor/off">Desactivar</a></p>
<h2>Si cambia de teléfono</h2>
<p>Desactívela y actívela otra vez con el teléfono nuevo. Si ya no tiene el anterior, use para desactivarla uno de sus códigos de respaldo.</p>
<h2>En los programas de correo</h2>
<p>Los programas de su teléfono y de su computadora no pueden pedir el código. Entran con una <a href="/account/app-passwords">contraseña de aplicación</a> para cada uno.</p>
{{/ON}}
</div>
{{>ACCOUNT_MENU}}
</div>
