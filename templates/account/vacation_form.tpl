{{%AUTOESCAPE context="HTML"}}
{{! CSRF DAYS FROM UNTIL SUBJECT TEXT ON_CHECKED; ON or OFF; CHANGED or AWAY; REFUSED with REFUSED_FROM (FROM_NO_DAY) REFUSED_UNTIL (UNTIL_NO_DAY
    UNTIL_BEFORE_FROM) REFUSED_SUBJECT (SUBJECT_WRONG) REFUSED_TEXT (TEXT_EMPTY TEXT_TOO_LONG TEXT_BAD_CHARACTERS); include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Respuesta automática</h1>
{{#CHANGED}}
<div class="summary summary-done" role="status">
  <h2>El cambio está hecho</h2>
  <p>Vale desde el próximo mensaje que llegue.</p>
</div>
{{/CHANGED}}
{{#AWAY}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No se hizo ningún cambio</h2>
  <p>El servidor de correo no responde en este momento. Lo que escribió sigue aquí: espere un poco y vuelva a intentarlo.</p>
</div>
{{/AWAY}}
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No se ha cambiado nada todavía</h2>
  <ul>
    {{#REFUSED_FROM}}<li>Revise <a href="#from">el primer día</a>.</li>{{/REFUSED_FROM}}
    {{#REFUSED_UNTIL}}<li>Revise <a href="#until">el último día</a>.</li>{{/REFUSED_UNTIL}}
    {{#REFUSED_SUBJECT}}<li>Revise <a href="#subject">el asunto</a>.</li>{{/REFUSED_SUBJECT}}
    {{#REFUSED_TEXT}}<li>Revise <a href="#text">el texto</a>.</li>{{/REFUSED_TEXT}}
  </ul>
</div>
{{/REFUSED}}
{{#OFF}}<p><strong>La respuesta automática está apagada.</strong></p>{{/OFF}}
{{#ON}}<p><strong>La respuesta automática está encendida.</strong></p>{{/ON}}
<p>Mientras usted no está, el servidor contesta por usted: una vez cada {{DAYS}} días a cada persona que le escriba. No contesta a listas de correo, a mensajes automáticos ni a otras respuestas automáticas.</p>
<form class="form" action="/account/vacation" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <div class="field choice">
    <input type="checkbox" id="on" name="on" value="yes"{{#ON_CHECKED}} checked{{/ON_CHECKED}}>
    <label for="on">Contestar automáticamente</label>
  </div>
  <div class="field{{#REFUSED_FROM}} field-wrong{{/REFUSED_FROM}}">
    <label for="from">Primer día (opcional)</label>
    {{#REFUSED_FROM}}<p class="field-error" id="from-error">{{#FROM_NO_DAY}}Esto no es un día. Escríbalo así: 2026-12-21{{/FROM_NO_DAY}}</p>{{/REFUSED_FROM}}
    <input type="date" id="from" name="from" value="{{FROM}}"{{#REFUSED_FROM}} aria-invalid="true" aria-describedby="from-error"{{/REFUSED_FROM}}>
  </div>
  <div class="field{{#REFUSED_UNTIL}} field-wrong{{/REFUSED_UNTIL}}">
    <label for="until">Último día (opcional)</label>
    {{#REFUSED_UNTIL}}<p class="field-error" id="until-error">{{#UNTIL_NO_DAY}}Esto no es un día. Escríbalo así: 2026-12-21{{/UNTIL_NO_DAY}}{{#UNTIL_BEFORE_FROM}}El último día está antes del primero.{{/UNTIL_BEFORE_FROM}}</p>{{/REFUSED_UNTIL}}
    <input type="date" id="until" name="until" value="{{UNTIL}}"{{#REFUSED_UNTIL}} aria-invalid="true" aria-describedby="until-error"{{/REFUSED_UNTIL}}>
  </div>
  <div class="field{{#REFUSED_SUBJECT}} field-wrong{{/REFUSED_SUBJECT}}">
    <label for="subject">Asunto (opcional)</label>
    {{#REFUSED_SUBJECT}}<p class="field-error" id="subject-error">{{#SUBJECT_WRONG}}El asunto pasa de 100 caracteres o contiene signos que no se ven. Escríbalo de nuevo.{{/SUBJECT_WRONG}}</p>{{/REFUSED_SUBJECT}}
    <input type="text" id="subject" name="subject" value="{{SUBJECT}}" autocomplete="off"{{#REFUSED_SUBJECT}} aria-invalid="true" aria-describedby="subject-error"{{/REFUSED_SUBJECT}}>
  </div>
  <div class="field{{#REFUSED_TEXT}} field-wrong{{/REFUSED_TEXT}}">
    <label for="text">Texto de la respuesta</label>
    <p class="hint" id="text-hint">Lo recibe quien le escriba, también de fuera de la institución. No cuente más de lo necesario.</p>
    {{#REFUSED_TEXT}}<p class="field-error" id="text-error">
      {{#TEXT_EMPTY}}Escriba lo que hay que contestar.{{/TEXT_EMPTY}}
      {{#TEXT_TOO_LONG}}El texto pasa de 2000 caracteres. Escriba uno más corto.{{/TEXT_TOO_LONG}}
      {{#TEXT_BAD_CHARACTERS}}El texto contiene signos que no se ven; a veces llegan al copiar de otro programa. Bórrelos o escríbalo a mano.{{/TEXT_BAD_CHARACTERS}}
    </p>{{/REFUSED_TEXT}}
    <textarea id="text" name="text" rows="8"{{#REFUSED_TEXT}} aria-invalid="true"{{/REFUSED_TEXT}} aria-describedby="text-hint{{#REFUSED_TEXT}} text-error{{/REFUSED_TEXT}}">
{{TEXT:pre_escape}}</textarea>
  </div>
  <p class="form-actions"><button class="button" type="submit">Guardar</button></p>
</form>
</div>
{{>ACCOUNT_MENU}}
</div>
