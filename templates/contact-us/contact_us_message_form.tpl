{{%AUTOESCAPE context="HTML"}}
{{! Step 2. CSRF PASS SENDER SUBJECT MESSAGE REQUEST_ID; section WITH_ERRORS around the summary whenever any other one is shown:
    SENDER_EMPTY SENDER_MALFORMED SUBJECT_EMPTY SUBJECT_TOO_LONG SUBJECT_BAD_CHARACTERS MESSAGE_EMPTY MESSAGE_TOO_LONG
    MESSAGE_BAD_CHARACTERS WRONG_CODE EXPIRED_FORM UNAVAILABLE; include CAPTCHA_FIELD (common/captcha_field.tpl). }}
<div class="form-page">
<h1>Escriba a la mesa de ayuda</h1>
{{#WITH_ERRORS}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Su mensaje no se ha enviado todavía</h2>
  <ul>
    {{#UNAVAILABLE}}<li>El servicio no está disponible en este momento. Espere un minuto, escriba los <a href="#captcha">caracteres de la imagen nueva</a> y envíelo otra vez. Número de solicitud: <code>{{REQUEST_ID}}</code></li>{{/UNAVAILABLE}}
    {{#EXPIRED_FORM}}<li>El formulario ya no era válido: pasó demasiado tiempo o ya se había enviado. Escriba los <a href="#captcha">caracteres de la imagen nueva</a> y envíelo otra vez.</li>{{/EXPIRED_FORM}}
    {{#SENDER_EMPTY}}<li>Falta <a href="#sender">su dirección de correo</a>.</li>{{/SENDER_EMPTY}}
    {{#SENDER_MALFORMED}}<li>Revise <a href="#sender">su dirección de correo</a>.</li>{{/SENDER_MALFORMED}}
    {{#SUBJECT_EMPTY}}<li>Falta <a href="#subject">el asunto</a>.</li>{{/SUBJECT_EMPTY}}
    {{#SUBJECT_TOO_LONG}}<li>Acorte <a href="#subject">el asunto</a>.</li>{{/SUBJECT_TOO_LONG}}
    {{#SUBJECT_BAD_CHARACTERS}}<li>Escriba de nuevo <a href="#subject">el asunto</a>: contiene signos que no se ven.</li>{{/SUBJECT_BAD_CHARACTERS}}
    {{#MESSAGE_EMPTY}}<li>Falta <a href="#message">el mensaje</a>.</li>{{/MESSAGE_EMPTY}}
    {{#MESSAGE_TOO_LONG}}<li>Acorte <a href="#message">el mensaje</a>.</li>{{/MESSAGE_TOO_LONG}}
    {{#MESSAGE_BAD_CHARACTERS}}<li>Revise <a href="#message">el mensaje</a>: contiene signos que no se ven.</li>{{/MESSAGE_BAD_CHARACTERS}}
    {{#WRONG_CODE}}<li>El código de seguridad no coincide. Escriba los <a href="#captcha">caracteres de la imagen nueva</a>.</li>{{/WRONG_CODE}}
  </ul>
</div>
{{/WITH_ERRORS}}
<form class="form" action="/contact-us/message" method="post">
  <button class="default-button" type="submit" tabindex="-1" aria-hidden="true"></button>
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="pass" value="{{PASS}}">
  <div class="field">
    <label for="sender">Remitente</label>
    <p class="hint" id="sender-hint">Su dirección de correo institucional, completa: usuario@dominio</p>
    {{#SENDER_EMPTY}}<p class="field-error" id="sender-empty">Escriba su dirección de correo institucional.</p>{{/SENDER_EMPTY}}
    {{#SENDER_MALFORMED}}<p class="field-error" id="sender-malformed">Así no es una dirección de correo. Debe llevar una arroba y el dominio, sin espacios: usuario@dominio</p>{{/SENDER_MALFORMED}}
    <input type="text" id="sender" name="sender" value="{{SENDER}}" required inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false"{{#SENDER_EMPTY}} aria-invalid="true"{{/SENDER_EMPTY}}{{#SENDER_MALFORMED}} aria-invalid="true"{{/SENDER_MALFORMED}} aria-describedby="sender-hint{{#SENDER_EMPTY}} sender-empty{{/SENDER_EMPTY}}{{#SENDER_MALFORMED}} sender-malformed{{/SENDER_MALFORMED}}">
  </div>
  <div class="field">
    <label for="subject">Asunto</label>
    <p class="hint" id="subject-hint">En pocas palabras, de qué se trata.</p>
    {{#SUBJECT_EMPTY}}<p class="field-error" id="subject-empty">Escriba en pocas palabras de qué se trata.</p>{{/SUBJECT_EMPTY}}
    {{#SUBJECT_TOO_LONG}}<p class="field-error" id="subject-too-long">El asunto pasa de 150 caracteres. Resúmalo y deje los detalles para el mensaje.</p>{{/SUBJECT_TOO_LONG}}
    {{#SUBJECT_BAD_CHARACTERS}}<p class="field-error" id="subject-bad-characters">El asunto contiene signos que no se ven y que no se pueden enviar; a veces llegan al copiar de otro programa. Bórrelo y escríbalo a mano.</p>{{/SUBJECT_BAD_CHARACTERS}}
    <input type="text" id="subject" name="subject" value="{{SUBJECT}}" required autocomplete="off"{{#SUBJECT_EMPTY}} aria-invalid="true"{{/SUBJECT_EMPTY}}{{#SUBJECT_TOO_LONG}} aria-invalid="true"{{/SUBJECT_TOO_LONG}}{{#SUBJECT_BAD_CHARACTERS}} aria-invalid="true"{{/SUBJECT_BAD_CHARACTERS}} aria-describedby="subject-hint{{#SUBJECT_EMPTY}} subject-empty{{/SUBJECT_EMPTY}}{{#SUBJECT_TOO_LONG}} subject-too-long{{/SUBJECT_TOO_LONG}}{{#SUBJECT_BAD_CHARACTERS}} subject-bad-characters{{/SUBJECT_BAD_CHARACTERS}}">
  </div>
  <div class="field">
    <label for="message">Mensaje</label>
    <div class="hint" id="message-hint">
      <p>Cuente su duda, problema o sugerencia, y escriba también:</p>
      <ul>
        <li>la institución donde trabaja o estudia;</li>
        <li>su nombre completo y su cargo;</li>
        <li>los correos donde podemos responderle, uno de ellos distinto de este si no puede abrirlo;</li>
        <li>su teléfono celular y un teléfono fijo.</li>
      </ul>
      <p>No escriba nunca su contraseña: nadie la necesita para ayudarle.</p>
    </div>
    {{#MESSAGE_EMPTY}}<p class="field-error" id="message-empty">Escriba su mensaje.</p>{{/MESSAGE_EMPTY}}
    {{#MESSAGE_TOO_LONG}}<p class="field-error" id="message-too-long">El mensaje pasa de 5000 caracteres. Cuente lo más importante; la mesa de ayuda le preguntará lo que falte.</p>{{/MESSAGE_TOO_LONG}}
    {{#MESSAGE_BAD_CHARACTERS}}<p class="field-error" id="message-bad-characters">El mensaje contiene signos que no se ven y que no se pueden enviar; a veces llegan al copiar de otro programa. Borre la parte que haya pegado y escríbala a mano.</p>{{/MESSAGE_BAD_CHARACTERS}}
    <textarea id="message" name="message" rows="12" required{{#MESSAGE_EMPTY}} aria-invalid="true"{{/MESSAGE_EMPTY}}{{#MESSAGE_TOO_LONG}} aria-invalid="true"{{/MESSAGE_TOO_LONG}}{{#MESSAGE_BAD_CHARACTERS}} aria-invalid="true"{{/MESSAGE_BAD_CHARACTERS}} aria-describedby="message-hint{{#MESSAGE_EMPTY}} message-empty{{/MESSAGE_EMPTY}}{{#MESSAGE_TOO_LONG}} message-too-long{{/MESSAGE_TOO_LONG}}{{#MESSAGE_BAD_CHARACTERS}} message-bad-characters{{/MESSAGE_BAD_CHARACTERS}}">
{{MESSAGE:pre_escape}}</textarea>
  </div>
  {{>CAPTCHA_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Enviar</button></p>
</form>
</div>
