{{%AUTOESCAPE context="HTML"}}
{{! CSRF ADDRESS MESSAGE; SENT; one of IS_PROBLEM IS_ANOMALY IS_ABUSE; REFUSED with KIND_EMPTY MESSAGE_EMPTY MESSAGE_TOO_LONG
    MESSAGE_BAD_CHARACTERS TOO_MANY; include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Avisar de un problema</h1>
{{#SENT}}
<div class="summary summary-done" role="status">
  <h2>Su aviso va en camino a la mesa de ayuda</h2>
  <p>Le responderán a <strong>{{ADDRESS}}</strong> dentro del horario de atención. No hace falta enviarlo otra vez.</p>
</div>
{{/SENT}}
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Su aviso no se ha enviado todavía</h2>
  <ul>
    {{#KIND_EMPTY}}<li>Elija <a href="#kind-problem">de qué quiere avisar</a>.</li>{{/KIND_EMPTY}}
    {{#MESSAGE_EMPTY}}<li>Cuente <a href="#message">qué pasó</a>.</li>{{/MESSAGE_EMPTY}}
    {{#MESSAGE_TOO_LONG}}<li>Acorte <a href="#message">lo que cuenta</a>.</li>{{/MESSAGE_TOO_LONG}}
    {{#MESSAGE_BAD_CHARACTERS}}<li>Revise <a href="#message">lo que cuenta</a>: contiene signos que no se ven.</li>{{/MESSAGE_BAD_CHARACTERS}}
    {{#TOO_MANY}}<li>Ya envió todos los avisos que se pueden enviar en un día. Si es urgente, llame al <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</li>{{/TOO_MANY}}
  </ul>
</div>
{{/REFUSED}}
<p>Cuéntele a la mesa de ayuda si algo no funciona, si ve algo extraño en su cuenta o si alguien abusa del correo. Si cree que otra persona entró en su cuenta, primero <a href="/account/sessions">cierre todo y cambie su contraseña</a>.</p>
<form class="form" action="/account/report" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <fieldset class="field choices{{#KIND_EMPTY}} field-wrong{{/KIND_EMPTY}}"{{#KIND_EMPTY}} aria-describedby="kind-error"{{/KIND_EMPTY}}>
    <legend>De qué quiere avisar</legend>
    {{#KIND_EMPTY}}<p class="field-error" id="kind-error">Elija una de las tres.</p>{{/KIND_EMPTY}}
    <p><input type="radio" id="kind-problem" name="kind" value="problem" required{{#IS_PROBLEM}} checked{{/IS_PROBLEM}}> <label for="kind-problem">Un problema: algo no funciona</label></p>
    <p><input type="radio" id="kind-anomaly" name="kind" value="anomaly" required{{#IS_ANOMALY}} checked{{/IS_ANOMALY}}> <label for="kind-anomaly">Algo extraño en mi cuenta: entradas o mensajes que no reconozco</label></p>
    <p><input type="radio" id="kind-abuse" name="kind" value="abuse" required{{#IS_ABUSE}} checked{{/IS_ABUSE}}> <label for="kind-abuse">Un abuso: mensajes engañosos, ofensivos o contrarios a las normas</label></p>
  </fieldset>
  <div class="field">
    <label for="message">Qué pasó</label>
    <p class="hint" id="message-hint">Cuándo, quién y con qué mensajes. No escriba nunca su contraseña.</p>
    {{#MESSAGE_EMPTY}}<p class="field-error" id="message-empty">Cuente qué pasó.</p>{{/MESSAGE_EMPTY}}
    {{#MESSAGE_TOO_LONG}}<p class="field-error" id="message-too-long">Pasa de 5000 caracteres. Cuente lo más importante; la mesa de ayuda le preguntará lo que falte.</p>{{/MESSAGE_TOO_LONG}}
    {{#MESSAGE_BAD_CHARACTERS}}<p class="field-error" id="message-bad-characters">Contiene signos que no se ven y que no se pueden enviar; a veces llegan al copiar de otro programa. Borre la parte que haya pegado y escríbala a mano.</p>{{/MESSAGE_BAD_CHARACTERS}}
    <textarea id="message" name="message" rows="10" required{{#MESSAGE_EMPTY}} aria-invalid="true"{{/MESSAGE_EMPTY}}{{#MESSAGE_TOO_LONG}} aria-invalid="true"{{/MESSAGE_TOO_LONG}}{{#MESSAGE_BAD_CHARACTERS}} aria-invalid="true"{{/MESSAGE_BAD_CHARACTERS}} aria-describedby="message-hint{{#MESSAGE_EMPTY}} message-empty{{/MESSAGE_EMPTY}}{{#MESSAGE_TOO_LONG}} message-too-long{{/MESSAGE_TOO_LONG}}{{#MESSAGE_BAD_CHARACTERS}} message-bad-characters{{/MESSAGE_BAD_CHARACTERS}}">
{{MESSAGE:pre_escape}}</textarea>
  </div>
  <p class="form-actions"><button class="button" type="submit">Enviar a la mesa de ayuda</button></p>
</form>
</div>
{{>ACCOUNT_MENU}}
</div>
