{{%AUTOESCAPE context="HTML"}}
{{! CSRF NUMBER CHANNEL; BY_SHORT_MESSAGE or BY_MAIL; AGAIN; REFUSED with one of NO_CODE WRONG EXPIRED, in it ONE_LEFT or SEVERAL_LEFT (LEFT).
   The same for everybody, whether a message was sent or not. }}
<div class="form-page">
<h1>Escriba el código</h1>
{{#NO_CODE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Falta el código</h2>
  <p>Escriba <a href="#code">el código</a> del mensaje.</p>
</div>
{{/NO_CODE}}
{{#WRONG}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El código no coincide</h2>
  <p>Revise <a href="#code">el código</a> del último mensaje que recibió. {{#ONE_LEFT}}Le queda un intento.{{/ONE_LEFT}}{{#SEVERAL_LEFT}}Le quedan {{LEFT}} intentos.{{/SEVERAL_LEFT}}</p>
</div>
{{/WRONG}}
{{#EXPIRED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El código ya venció</h2>
  <p>Pida otro más abajo.</p>
</div>
{{/EXPIRED}}
{{#BY_SHORT_MESSAGE}}
<p>Si su cuenta tiene un celular confirmado, en unos segundos llegará un mensaje con un código de seis números. Sirve 10 minutos.</p>
{{/BY_SHORT_MESSAGE}}
{{#BY_MAIL}}
<p>Si su cuenta tiene un correo alterno confirmado, en unos segundos llegará un mensaje con un código de diez números y un enlace. Sirven 24 horas. Búsquelo también en la carpeta de correo no deseado.</p>
{{/BY_MAIL}}
<form class="form" action="/forgot-password/code" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="number" value="{{NUMBER}}">
  <div class="field{{#REFUSED}} field-wrong{{/REFUSED}}">
    <label for="code">Código</label>
    <p class="hint" id="code-hint">{{#BY_SHORT_MESSAGE}}Seis números.{{/BY_SHORT_MESSAGE}}{{#BY_MAIL}}Diez números; el espacio de en medio no importa.{{/BY_MAIL}}</p>
    <input class="input-code" type="text" id="code" name="code" required inputmode="numeric" autocomplete="one-time-code" spellcheck="false"{{#REFUSED}} aria-invalid="true"{{/REFUSED}} aria-describedby="code-hint">
  </div>
  <p class="form-actions"><button class="button" type="submit">Verificar</button></p>
</form>
<h2>¿No llegó?</h2>
{{#AGAIN}}
<form action="/forgot-password/send" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="number" value="{{NUMBER}}">
  <input type="hidden" name="channel" value="{{CHANNEL}}">
  <p class="form-actions">
    <button class="button button-quiet" type="submit">Enviar otro código</button>
    <a class="button button-quiet" href="/forgot-password/send">Recibirlo de otra forma</a>
  </p>
</form>
<p class="form-note">El código nuevo reemplaza al anterior. Los intentos que ya usó no se recuperan.</p>
{{/AGAIN}}
<p>Puede ser que la cuenta no tenga ese contacto confirmado, o que se haya cambiado hace menos de tres días. También puede <a href="/self-service">restablecer su contraseña con sus dos claves</a>.</p>
<section class="panel" aria-labelledby="channels">
<h2 id="channels">Mesa de ayuda</h2>
<dl class="channels">
  <div><dt>Línea nacional gratuita</dt><dd>{{CH_NATIONAL_LINE}}</dd></div>
  <div><dt>Línea en la ciudad</dt><dd>{{CH_CITY_LINE}}</dd></div>
  <div><dt>Correo</dt><dd><a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a></dd></div>
  <div><dt>Horario</dt><dd>{{CH_HOURS}}</dd></div>
</dl>
</section>
</div>
