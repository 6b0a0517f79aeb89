{{%AUTOESCAPE context="HTML"}}
{{! CSRF STEP TERMS_VERSION; LAST_STEP or SEVERAL_STEPS (LEFT); one of MOBILE_STEP ALTERNATE_STEP TERMS_STEP; MAY_SKIP or MUST_DO;
    REFUSED with one of NOT_ACCEPTED NEW_VERSION NOT_SKIPPED; include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Antes de abrir su correo</h1>
{{#NOT_ACCEPTED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Falta su aceptación</h2>
  <p>Para usar el correo, lea las condiciones y marque <a href="#accepted">que las acepta</a>.</p>
</div>
{{/NOT_ACCEPTED}}
{{#NEW_VERSION}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Las condiciones cambiaron mientras las leía</h2>
  <p>Lea la versión {{TERMS_VERSION}} y, si está de acuerdo, <a href="#accepted">acéptela</a>.</p>
</div>
{{/NEW_VERSION}}
{{#NOT_SKIPPED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Este paso no se puede dejar para después</h2>
  <p>Su institución lo pide antes de abrir el correo.</p>
</div>
{{/NOT_SKIPPED}}
<p class="hint">{{#LAST_STEP}}Es el último paso.{{/LAST_STEP}}{{#SEVERAL_STEPS}}Faltan {{LEFT}} pasos, este incluido.{{/SEVERAL_STEPS}}</p>
{{#MOBILE_STEP}}
<h2>Registre su celular</h2>
<p>Si olvida la contraseña, con un mensaje de texto podrá elegir otra en un minuto. También le avisaremos ahí de los cambios importantes de su cuenta. No se usa para nada más.</p>
<p class="form-actions"><a class="button" href="/account/contacts/mobile">Registrar mi celular</a></p>
<p class="form-note">Si ya lo registró y le falta escribir el código, siga en <a href="/account/contacts">Celular y correo alterno</a>.</p>
{{/MOBILE_STEP}}
{{#ALTERNATE_STEP}}
<h2>Registre un correo alterno</h2>
<p>Un correo suyo fuera de la institución sirve para recuperar la contraseña y para recibir avisos cuando no pueda entrar a este.</p>
<p class="form-actions"><a class="button" href="/account/contacts/alternate-address">Registrar mi correo alterno</a></p>
<p class="form-note">Si ya lo registró, falta que abra el enlace que le enviamos a esa dirección. Puede pedir otro en <a href="/account/contacts">Celular y correo alterno</a>.</p>
{{/ALTERNATE_STEP}}
{{#TERMS_STEP}}
<h2>Acepte las condiciones de uso</h2>
<p>Dicen para qué es la cuenta, qué se espera de usted, qué no está permitido y qué pasa si se incumplen. Se leen en cinco minutos: <a href="/policies/conditions" target="_blank" rel="noopener">Condiciones y normas de uso, versión {{TERMS_VERSION}} (se abre en otra ventana)</a>.</p>
<form class="form" action="/account/first-entry/terms" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="version" value="{{TERMS_VERSION}}">
  <p class="choice"><input type="checkbox" id="accepted" name="accepted" value="yes" required{{#REFUSED}} aria-invalid="true"{{/REFUSED}}><label for="accepted">Leí las condiciones y normas de uso y las acepto</label></p>
  <p class="form-actions"><button class="button" type="submit">Aceptar y continuar</button></p>
</form>
{{/TERMS_STEP}}
{{#MAY_SKIP}}
<form action="/account/first-entry/skip" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="step" value="{{STEP}}">
  <p class="form-actions"><button class="button button-quiet" type="submit">Omitir por ahora</button></p>
</form>
<p class="form-note">Se lo volveremos a preguntar dentro de una semana. Puede hacerlo cuando quiera en Mi cuenta.</p>
{{/MAY_SKIP}}
{{#MUST_DO}}
<p class="form-note">Su institución pide este paso antes de abrir el correo. Si no puede hacerlo, la mesa de ayuda le atiende: <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
{{/MUST_DO}}
</div>
{{>ACCOUNT_MENU}}
</div>
