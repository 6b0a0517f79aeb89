{{%AUTOESCAPE context="HTML"}}
{{! CSRF NUMBER; SHORT_MESSAGES or MAIL_ALONE; what was wrong: NO_CHOICE or NO_SHORT_MESSAGES. The same for everybody. }}
<div class="form-page">
<h1>¿Dónde quiere recibir el código?</h1>
{{#NO_CHOICE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Falta elegir</h2>
  <p>Elija <a href="#channel-mail">dónde quiere recibir el código</a>.</p>
</div>
{{/NO_CHOICE}}
{{#NO_SHORT_MESSAGES}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Por ahora no se envían mensajes al celular</h2>
  <p>Elija el <a href="#channel-mail">correo alterno</a> o comuníquese con la mesa de ayuda.</p>
</div>
{{/NO_SHORT_MESSAGES}}
<form class="form" action="/forgot-password/send" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <input type="hidden" name="number" value="{{NUMBER}}">
  <fieldset class="choices">
    <legend>Enviar el código</legend>
    {{#SHORT_MESSAGES}}
    <p class="choice"><input type="radio" id="channel-mobile" name="channel" value="mobile" checked aria-describedby="channel-mobile-hint"><label for="channel-mobile">al celular registrado</label></p>
    <p class="hint" id="channel-mobile-hint">Un mensaje de texto. El código sirve 10 minutos.</p>
    {{/SHORT_MESSAGES}}
    {{#MAIL_ALONE}}
    <p class="hint">Por ahora no se envían mensajes al celular.</p>
    {{/MAIL_ALONE}}
    <p class="choice"><input type="radio" id="channel-mail" name="channel" value="alternate_address"{{#MAIL_ALONE}} checked{{/MAIL_ALONE}} aria-describedby="channel-mail-hint"><label for="channel-mail">al correo alterno registrado</label></p>
    <p class="hint" id="channel-mail-hint">Un mensaje con un código y un enlace. Sirven 24 horas.</p>
  </fieldset>
  <p class="form-actions"><button class="button" type="submit">Enviar</button></p>
</form>
<p class="form-note">Solo se envía a un celular o un correo alterno que usted confirmó antes y que no cambió en los últimos tres días.</p>
<section class="panel" aria-labelledby="other-ways">
<h2 id="other-ways">Si no tiene ninguno de los dos</h2>
<p>Llame a la mesa de ayuda, sin costo, al <span class="nowrap">{{CH_NATIONAL_LINE}}</span>, o escriba desde otra cuenta a <a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a>. Horario: {{CH_HOURS}}.</p>
</section>
</div>
