{{%AUTOESCAPE context="HTML"}}
<div class="form-page">
<ul class="form-links">
  <li><a href="/forgot-password">He olvidado mi contraseña</a></li>
  <li><a href="/contact-us">Contáctese con nosotros</a></li>
</ul>
<h1>Ingresar a mi correo</h1>
{{#WRONG_CODE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El código de seguridad no coincide</h2>
  <p>Escriba de nuevo su contraseña y los <a href="#captcha">caracteres de la imagen nueva</a>.</p>
</div>
{{/WRONG_CODE}}
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El usuario o la contraseña no son correctos</h2>
  <p>Revise <a href="#user">su usuario</a>, que es la dirección completa, y escriba de nuevo <a href="#password">su contraseña</a> y el código. Si no la recuerda, use <a href="/forgot-password">He olvidado mi contraseña</a>.</p>
</div>
{{/REFUSED}}
{{#TOO_LONG_PASSWORD}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>La contraseña escrita es demasiado larga</h2>
  <p>Ninguna contraseña de este servicio pasa de 128 caracteres. Escriba de nuevo <a href="#password">su contraseña</a> y el código.</p>
</div>
{{/TOO_LONG_PASSWORD}}
{{#EXPIRED_FORM}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Este formulario ya no es válido</h2>
  <p>Pasó demasiado tiempo desde que se abrió, o ya se había enviado. Escriba de nuevo <a href="#password">su contraseña</a> y el código de la imagen nueva.</p>
</div>
{{/EXPIRED_FORM}}
{{#LOCKED_OUT}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El ingreso está cerrado por unos minutos</h2>
  <p>Hubo demasiados intentos con una contraseña equivocada. {{#ONE_MINUTE}}Podrá intentarlo de nuevo dentro de un minuto{{/ONE_MINUTE}}{{#SEVERAL_MINUTES}}Podrá intentarlo de nuevo dentro de {{MINUTES}} minutos{{/SEVERAL_MINUTES}}: el ingreso se abre solo. Si no recuerda su contraseña, no la siga probando y use <a href="/forgot-password">He olvidado mi contraseña</a>.</p>
</div>
{{/LOCKED_OUT}}
{{#BUSY}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>En este momento ingresan muchas personas a la vez</h2>
  <p>Sus datos no se revisaron. Espere unos segundos y escriba de nuevo <a href="#password">su contraseña</a> y el código.</p>
</div>
{{/BUSY}}
{{#SIGNED_OUT}}
<div class="summary summary-done" role="status">
  <h2>Su sesión está cerrada</h2>
  <p>Si usa un equipo compartido, cierre también todas las ventanas del navegador.</p>
</div>
{{/SIGNED_OUT}}
<form class="form" action="/login" method="post">
  <button class="default-button" type="submit" tabindex="-1" aria-hidden="true"></button>
  <input type="hidden" name="csrf" value="{{CSRF}}">
  {{#TO_ACCOUNT}}<input type="hidden" name="to" value="account">{{/TO_ACCOUNT}}
  <div class="field">
    <label for="user">Usuario</label>
    <p class="hint" id="user-hint">Su dirección completa: usuario@dominio</p>
    <input type="text" id="user" name="user" value="{{USER}}" required inputmode="email" autocomplete="username" autocapitalize="none" spellcheck="false" aria-describedby="user-hint">
  </div>
  <div class="field">
    <label for="password">Contraseña</label>
    <p class="hint" id="password-hint">Si recibió una clave temporal, escríbala aquí y elegirá su contraseña.</p>
    <input type="password" id="password" name="password" required autocomplete="current-password" aria-describedby="password-hint">
  </div>
  {{>CAPTCHA_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Iniciar sesión</button></p>
</form>
</div>
