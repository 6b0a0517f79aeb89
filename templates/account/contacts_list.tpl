{{%AUTOESCAPE context="HTML"}}
{{! CSRF; one of CONFIRMED_NEWS REMOVED_NEWS GIVEN_UP NO_CODE WRONG (ONE_LEFT or SEVERAL_LEFT, LEFT) EXPIRED OUT_OF_TRIES NOT_OPEN CANNOT_SEND
    TOO_MANY_SENDS; OFFICIAL, or PERSONAL with MOBILE_NONE or MOBILE_NOW, ALTERNATE_NONE or ALTERNATE_NOW {VALUE; CONFIRMED, NOT_CONFIRMED;
    COOLING with USABLE_ON}; MOBILE_WAITS {VALUE NUMBER CSRF; HERE_ASKED with CODE_WRONG or ELSEWHERE_ASKED; AGAIN}; ALTERNATE_WAITS {VALUE NUMBER CSRF;
    AGAIN}; SMS_STOPPED; include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Celular y correo alterno</h1>
{{#CONFIRMED_NEWS}}
<div class="summary summary-done" role="status">
  <h2>Su contacto está confirmado</h2>
  <p>Se avisó del cambio a los contactos de antes y al nuevo.</p>
</div>
{{/CONFIRMED_NEWS}}
{{#REMOVED_NEWS}}
<div class="summary summary-done" role="status">
  <h2>El contacto ya no está en su cuenta</h2>
  <p>Se avisó del cambio a los contactos que tenía.</p>
</div>
{{/REMOVED_NEWS}}
{{#GIVEN_UP}}
<div class="summary summary-done" role="status">
  <h2>El cambio pendiente se descartó</h2>
  <p>Sus contactos quedan como estaban.</p>
</div>
{{/GIVEN_UP}}
{{#NO_CODE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Falta el código</h2>
  <p>Escriba los <a href="#code">seis números</a> del mensaje.</p>
</div>
{{/NO_CODE}}
{{#WRONG}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El código no coincide</h2>
  <p>Revise los <a href="#code">seis números</a> del último mensaje. {{#ONE_LEFT}}Le queda un intento.{{/ONE_LEFT}}{{#SEVERAL_LEFT}}Le quedan {{LEFT}} intentos.{{/SEVERAL_LEFT}}</p>
</div>
{{/WRONG}}
{{#EXPIRED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El código ya venció</h2>
  <p>Pida otro más abajo.</p>
</div>
{{/EXPIRED}}
{{#OUT_OF_TRIES}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El código no coincidió tres veces</h2>
  <p>El celular no cambió. Descarte el cambio y empiece otra vez.</p>
</div>
{{/OUT_OF_TRIES}}
{{#NOT_OPEN}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Ese cambio ya no está pendiente</h2>
  <p>Puede que ya lo haya confirmado o descartado en otra página. Estos son sus contactos ahora.</p>
</div>
{{/NOT_OPEN}}
{{#CANNOT_SEND}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Ahora no se puede enviar otro mensaje</h2>
  <p>Hay un límite de mensajes de texto por persona y por día. Inténtelo mañana, o registre un correo alterno.</p>
</div>
{{/CANNOT_SEND}}
{{#TOO_MANY_SENDS}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Ya se enviaron cinco mensajes</h2>
  <p>Busque el último, también en el correo no deseado. Si no llega, descarte el cambio y empiece otra vez.</p>
</div>
{{/TOO_MANY_SENDS}}
{{#OFFICIAL}}
<p>Esta cuenta pertenece a un centro de trabajo, a una función o a un servicio, y no tiene contactos propios. Si olvida la contraseña, puede recuperarla con el celular o el correo alterno confirmado de quien responde por ella, o pedir a la mesa de ayuda una clave temporal: <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
{{/OFFICIAL}}
{{#PERSONAL}}
<p>Con un celular o un correo alterno confirmado puede recuperar su cuenta si olvida la contraseña. También le avisamos ahí de los cambios importantes.</p>
<h2>Celular</h2>
{{#MOBILE_NONE}}<p>Ninguno todavía.</p>{{/MOBILE_NONE}}
{{#MOBILE_NOW}}
<dl class="facts">
  <div><dt>Número</dt><dd>{{VALUE}}</dd></div>
  <div><dt>Estado</dt><dd>{{#CONFIRMED}}Confirmado{{/CONFIRMED}}{{#NOT_CONFIRMED}}Sin confirmar: todavía no se usa para nada. Regístrelo otra vez para confirmarlo.{{/NOT_CONFIRMED}}{{#COOLING}}. Servirá para recuperar la contraseña desde el {{USABLE_ON}}.{{/COOLING}}</dd></div>
</dl>
{{/MOBILE_NOW}}
{{#MOBILE_WAITS}}
<section class="panel" aria-labelledby="mobile-waits">
  <h3 id="mobile-waits">Falta confirmar {{VALUE}}</h3>
  {{#HERE_ASKED}}
  <p>Le enviamos un mensaje con seis números. Sirven 10 minutos. Hasta que los escriba, nada cambia.</p>
  <form class="form" action="/account/contacts/code" method="post">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="number" value="{{NUMBER}}">
    <div class="field{{#CODE_WRONG}} field-wrong{{/CODE_WRONG}}">
      <label for="code">Código</label>
      <p class="hint" id="code-hint">Seis números.</p>
      <input class="input-code" type="text" id="code" name="code" required inputmode="numeric" autocomplete="one-time-code" spellcheck="false"{{#CODE_WRONG}} aria-invalid="true"{{/CODE_WRONG}} aria-describedby="code-hint">
    </div>
    <p class="form-actions"><button class="button" type="submit">Confirmar el celular</button></p>
  </form>
  {{#AGAIN}}
  <form action="/account/contacts/send" method="post">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="kind" value="mobile">
    <input type="hidden" name="number" value="{{NUMBER}}">
    <p class="form-actions"><button class="button button-quiet" type="submit">Enviar otro código</button></p>
  </form>
  {{/AGAIN}}
  <form action="/account/contacts/cancel" method="post">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="kind" value="mobile">
    <input type="hidden" name="number" value="{{NUMBER}}">
    <p class="form-actions"><button class="button button-quiet" type="submit">Descartar el cambio de celular</button></p>
  </form>
  <p class="form-note">El código nuevo reemplaza al anterior. Los intentos que ya usó no se recuperan.</p>
  {{/HERE_ASKED}}
  {{#ELSEWHERE_ASKED}}
  <p>El cambio se pidió en otra sesión, y el código se escribe allí. Si no fue usted, descártelo y cambie su contraseña.</p>
  <form action="/account/contacts/cancel" method="post">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="kind" value="mobile">
    <input type="hidden" name="number" value="{{NUMBER}}">
    <p class="form-actions"><button class="button button-quiet" type="submit">Descartar el cambio de celular</button></p>
  </form>
  {{/ELSEWHERE_ASKED}}
</section>
{{/MOBILE_WAITS}}
{{#SMS_STOPPED}}<p>En este momento el portal no envía mensajes de texto, y un celular nuevo no se puede confirmar. Puede usar un correo alterno.</p>{{/SMS_STOPPED}}
<p class="form-actions"><a class="button button-quiet" href="/account/contacts/mobile">{{#MOBILE_NONE}}Registrar un celular{{/MOBILE_NONE}}{{#MOBILE_NOW}}Cambiar o quitar el celular{{/MOBILE_NOW}}</a></p>
<h2>Correo alterno</h2>
{{#ALTERNATE_NONE}}<p>Ninguno todavía.</p>{{/ALTERNATE_NONE}}
{{#ALTERNATE_NOW}}
<dl class="facts">
  <div><dt>Dirección</dt><dd>{{VALUE}}</dd></div>
  <div><dt>Estado</dt><dd>{{#CONFIRMED}}Confirmado{{/CONFIRMED}}{{#NOT_CONFIRMED}}Sin confirmar: todavía no se usa para nada. Regístrelo otra vez para confirmarlo.{{/NOT_CONFIRMED}}{{#COOLING}}. Servirá para recuperar la contraseña desde el {{USABLE_ON}}.{{/COOLING}}</dd></div>
</dl>
{{/ALTERNATE_NOW}}
{{#ALTERNATE_WAITS}}
<section class="panel" aria-labelledby="alternate-waits">
  <h3 id="alternate-waits">Falta confirmar {{VALUE}}</h3>
  <p>Le enviamos un mensaje con un enlace a esa dirección. Ábralo y oprima el botón: sirve 24 horas, en cualquier navegador. Hasta entonces, nada cambia.</p>
  {{#AGAIN}}
  <form action="/account/contacts/send" method="post">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="kind" value="alternate_address">
    <input type="hidden" name="number" value="{{NUMBER}}">
    <p class="form-actions"><button class="button button-quiet" type="submit">Enviar otro enlace</button></p>
  </form>
  {{/AGAIN}}
  <form action="/account/contacts/cancel" method="post">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="kind" value="alternate_address">
    <input type="hidden" name="number" value="{{NUMBER}}">
    <p class="form-actions"><button class="button button-quiet" type="submit">Descartar el cambio de correo</button></p>
  </form>
</section>
{{/ALTERNATE_WAITS}}
<p class="form-actions"><a class="button button-quiet" href="/account/contacts/alternate-address">{{#ALTERNATE_NONE}}Registrar un correo alterno{{/ALTERNATE_NONE}}{{#ALTERNATE_NOW}}Cambiar o quitar el correo alterno{{/ALTERNATE_NOW}}</a></p>
{{/PERSONAL}}
</div>
{{>ACCOUNT_MENU}}
</div>
