{{%AUTOESCAPE context="HTML"}}
{{! CSRF NATIONAL_ID EMPLOYEE_KEY EMPLOYEE_KEY_LABEL MINUTES; sections KEY_CURP or KEY_CEDULA, ONE_MINUTE or SEVERAL_MINUTES, and
   what was wrong: WRONG_CODE EXPIRED_FORM WRONG_FIELDS WRONG_NATIONAL_ID WRONG_EMPLOYEE_KEY NO_MATCH LOCKED_OUT; include CAPTCHA_FIELD. }}
<div class="form-page">
<ul class="form-links">
  <li><a href="/forgot-password">He olvidado mi contraseña</a></li>
  <li><a href="/contact-us">Contáctese con nosotros</a></li>
</ul>
<h1>Restablecer mi contraseña</h1>
{{#LOCKED_OUT}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Hubo demasiados intentos con datos que no coinciden</h2>
  <p>{{#ONE_MINUTE}}Podrá intentarlo de nuevo dentro de un minuto{{/ONE_MINUTE}}{{#SEVERAL_MINUTES}}Podrá intentarlo de nuevo dentro de {{MINUTES}} minutos{{/SEVERAL_MINUTES}}. Si sus datos son correctos y aun así no se encuentran, <a href="/help-desk">la mesa de ayuda</a> le atiende.</p>
</div>
{{/LOCKED_OUT}}
{{#NO_MATCH}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Los datos no coinciden con nuestros registros</h2>
  <p>{{#KEY_CURP}}La <a href="#national_id">CURP</a>{{/KEY_CURP}}{{#KEY_CEDULA}}El <a href="#national_id">número de documento</a>{{/KEY_CEDULA}} y la <a href="#employee_key">{{EMPLOYEE_KEY_LABEL}}</a> no corresponden a la misma persona de esta institución. Revíselos y escriba de nuevo el código de seguridad.</p>
</div>
{{/NO_MATCH}}
{{#WRONG_FIELDS}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Revise lo que escribió</h2>
  <ul>
    {{#WRONG_NATIONAL_ID}}<li><a href="#national_id">{{#KEY_CURP}}CURP{{/KEY_CURP}}{{#KEY_CEDULA}}Número de documento{{/KEY_CEDULA}}</a></li>{{/WRONG_NATIONAL_ID}}
    {{#WRONG_EMPLOYEE_KEY}}<li><a href="#employee_key">{{EMPLOYEE_KEY_LABEL}}</a></li>{{/WRONG_EMPLOYEE_KEY}}
  </ul>
</div>
{{/WRONG_FIELDS}}
{{#WRONG_CODE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>El código de seguridad no coincide</h2>
  <p>Escriba los <a href="#captcha">caracteres de la imagen nueva</a>.</p>
</div>
{{/WRONG_CODE}}
{{#EXPIRED_FORM}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Este formulario ya no es válido</h2>
  <p>Pasó demasiado tiempo desde que se abrió, o ya se había enviado. Escriba los <a href="#captcha">caracteres de la imagen nueva</a> para continuar.</p>
</div>
{{/EXPIRED_FORM}}
<p>Con estos dos datos puede crear su cuenta personal de correo institucional, si aún no la tiene, o restablecer la contraseña de la que ya tiene. En los dos casos las indicaciones llegan al correo alterno que la institución tiene registrado de usted.</p>
<form class="form" action="/self-service" method="post">
  <button class="default-button" type="submit" tabindex="-1" aria-hidden="true"></button>
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <div class="field{{#WRONG_NATIONAL_ID}} field-wrong{{/WRONG_NATIONAL_ID}}">
    {{#KEY_CURP}}
    <label for="national_id">CURP</label>
    <p class="hint" id="national_id-hint">Las 18 letras y números de su constancia.</p>
    {{/KEY_CURP}}
    {{#KEY_CEDULA}}
    <label for="national_id">Número de documento</label>
    <p class="hint" id="national_id-hint">El de su cédula de ciudadanía, con o sin puntos.</p>
    {{/KEY_CEDULA}}
    {{#WRONG_NATIONAL_ID}}
    <p class="field-error" id="national_id-error">{{#KEY_CURP}}Revise la CURP: alguna de sus 18 letras o números no puede ser.{{/KEY_CURP}}{{#KEY_CEDULA}}Revise el número: solo lleva cifras, de 3 a 10.{{/KEY_CEDULA}}</p>
    {{/WRONG_NATIONAL_ID}}
    <input type="text" id="national_id" name="national_id" value="{{NATIONAL_ID}}" required autocomplete="off" autocapitalize="characters" spellcheck="false"{{#WRONG_NATIONAL_ID}} aria-invalid="true"{{/WRONG_NATIONAL_ID}} aria-describedby="national_id-hint{{#WRONG_NATIONAL_ID}} national_id-error{{/WRONG_NATIONAL_ID}}">
  </div>
  <div class="field{{#WRONG_EMPLOYEE_KEY}} field-wrong{{/WRONG_EMPLOYEE_KEY}}">
    <label for="employee_key">{{EMPLOYEE_KEY_LABEL}}</label>
    <p class="hint" id="employee_key-hint">Está en su comprobante de pago o en su credencial.</p>
    {{#WRONG_EMPLOYEE_KEY}}
    <p class="field-error" id="employee_key-error">Revise este dato: no tiene la forma que usa la institución.</p>
    {{/WRONG_EMPLOYEE_KEY}}
    <input type="text" id="employee_key" name="employee_key" value="{{EMPLOYEE_KEY}}" required autocomplete="off" autocapitalize="characters" spellcheck="false"{{#WRONG_EMPLOYEE_KEY}} aria-invalid="true"{{/WRONG_EMPLOYEE_KEY}} aria-describedby="employee_key-hint{{#WRONG_EMPLOYEE_KEY}} employee_key-error{{/WRONG_EMPLOYEE_KEY}}">
  </div>
  {{>CAPTCHA_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Continuar</button></p>
</form>
<p class="form-note">La cuenta personal es para quien está en activo y tiene sus datos al día. Se usa solo para asuntos oficiales: lea las <a href="/policies/conditions">condiciones y normas de uso</a>.</p>
</div>
