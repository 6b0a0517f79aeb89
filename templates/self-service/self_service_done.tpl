{{%AUTOESCAPE context="HTML"}}
{{! ENDED, or SENT with one of CREATED RESET SENT_BEFORE and MASKED. }}
<div class="form-page">
{{#ENDED}}
<h1>No se cambió nada</h1>
<div class="summary summary-done" role="status">
  <h2>Su solicitud se cerró</h2>
  <p>Puede empezar otra cuando quiera.</p>
</div>
<p class="form-actions"><a class="button" href="/">Volver al inicio</a></p>
{{/ENDED}}
{{#SENT}}
<h1>{{#CREATED}}Su cuenta fue creada{{/CREATED}}{{#RESET}}Revise su correo alterno{{/RESET}}{{#SENT_BEFORE}}Su mensaje ya va en camino{{/SENT_BEFORE}}</h1>
<div class="summary summary-done" role="status">
  {{#CREATED}}
  <h2>Le enviamos el nombre de su cuenta y una clave temporal a {{MASKED}}</h2>
  <p>El mensaje llega en unos segundos.</p>
  {{/CREATED}}
  {{#RESET}}
  <h2>Le enviamos una clave temporal a {{MASKED}}</h2>
  <p>El mensaje llega en unos segundos. La contraseña de antes sirve hasta que elija la nueva.</p>
  {{/RESET}}
  {{#SENT_BEFORE}}
  <h2>Hace unos minutos ya se envió un mensaje a {{MASKED}}</h2>
  <p>Para que no reciba varios con claves distintas, no se envió otro.</p>
  {{/SENT_BEFORE}}
</div>
<h2>Qué sigue</h2>
<ol>
  <li>Abra su correo alterno. Si no ve el mensaje, búsquelo en la carpeta de correo no deseado.</li>
  <li>Ingrese en <a href="/login">Ingresar a mi correo</a> con el usuario y la clave temporal que vienen en él.</li>
  <li>Elija su contraseña. La clave temporal sirve una sola vez y solo para eso.</li>
</ol>
<p>Si en diez minutos no ha llegado, puede pedirlo otra vez. Si sigue sin llegar, la <a href="/help-desk">mesa de ayuda</a> le atiende.</p>
<p class="form-actions"><a class="button" href="/login">Ingresar a mi correo</a></p>
{{/SENT}}
</div>
