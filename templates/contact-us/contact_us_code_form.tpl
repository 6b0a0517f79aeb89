{{%AUTOESCAPE context="HTML"}}
{{! Step 1. CSRF; sections WRONG_CODE EXPIRED_FORM; include CAPTCHA_FIELD (common/captcha_field.tpl). }}
<div class="form-page">
<h1>Contáctese con nosotros</h1>
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
<p>Si tiene una duda, un problema o una sugerencia sobre su correo, escríbala a la mesa de ayuda. Primero copie el código de la imagen; después se abre el formulario para su mensaje.</p>
<form class="form" action="/contact-us" method="post">
  <button class="default-button" type="submit" tabindex="-1" aria-hidden="true"></button>
  <input type="hidden" name="csrf" value="{{CSRF}}">
  {{>CAPTCHA_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Enviar</button></p>
</form>
<p class="form-note">¿Prefiere hablar con una persona? Las líneas y el horario están en <a href="/help-desk">Mesa de ayuda</a>.</p>
</div>
