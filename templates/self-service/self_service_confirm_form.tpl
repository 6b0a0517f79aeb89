{{%AUTOESCAPE context="HTML"}}
{{! PERSON CSRF NUMBER; sections of the kind, WORK_CENTRE {CCT CENTRE}, DATA {UPDATED_ON}, ACCOUNT {ADDRESS}, ALTERNATE and MOBILE
   {MASKED}, the verdict's own, QUESTION or NO_QUESTION, SUPPORT {SUPPORT_TEXT}. }}
<div class="form-page">
<h1>{{#QUESTION}}Confirme que es usted{{/QUESTION}}{{#NO_QUESTION}}Sus datos en la institución{{/NO_QUESTION}}</h1>
{{#SENT_BEFORE}}
<div class="summary summary-done" role="status">
  <h2>Hace unos minutos ya se le envió un mensaje</h2>
  <p>Búsquelo en su correo alterno, también en la carpeta de correo no deseado. Si en diez minutos no ha llegado, podrá pedir otro.</p>
</div>
{{/SENT_BEFORE}}
{{#NO_ALTERNATE_ADDRESS}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No tenemos un correo alterno suyo al que escribirle</h2>
  <p>Sin él no podemos enviarle sus credenciales, y por su seguridad no se puede registrar desde aquí. Acuda con una identificación al área de personal de su centro de trabajo para que lo registren, y vuelva después a esta página. Un correo que se cambió hace menos de tres días todavía no cuenta.</p>
</div>
{{/NO_ALTERNATE_ADDRESS}}
{{#NOT_ACTIVE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>En el registro de la institución usted no está en activo</h2>
  <p>La cuenta personal es para quien trabaja o estudia aquí. Si es un error, pida al área de personal de su centro de trabajo que corrija su situación.</p>
</div>
{{/NOT_ACTIVE}}
{{#OUTDATED_DATA}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Sus datos no están actualizados</h2>
  <p>Antes de darle una cuenta, la institución necesita confirmar sus datos. Actualícelos en el área de personal de su centro de trabajo y vuelva después a esta página.</p>
</div>
{{/OUTDATED_DATA}}
{{#ACCOUNT_CLOSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Su cuenta está cerrada por ahora</h2>
  <p>No se puede restablecer desde aquí. Comuníquese con la <a href="/help-desk">mesa de ayuda</a> para saber el motivo y cómo abrirla. El correo que le escriban se sigue guardando.</p>
</div>
{{/ACCOUNT_CLOSED}}
{{#NO_DOMAIN}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Su cuenta no se pide por esta página</h2>
  <p>La <a href="/help-desk">mesa de ayuda</a> le dice cómo obtenerla.</p>
</div>
{{/NO_DOMAIN}}
{{#CREATION_NOT_OFFERED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Usted todavía no tiene una cuenta</h2>
  <p>En esta institución las cuentas nuevas no se crean por esta página. La <a href="/help-desk">mesa de ayuda</a> le dice cómo obtener la suya.</p>
</div>
{{/CREATION_NOT_OFFERED}}
{{#RESET_NOT_OFFERED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Su contraseña no se restablece por esta página</h2>
  <p>Use <a href="/forgot-password">He olvidado mi contraseña</a> o comuníquese con la <a href="/help-desk">mesa de ayuda</a>.</p>
</div>
{{/RESET_NOT_OFFERED}}
<dl class="facts">
  <div><dt>Nombre</dt><dd>{{PERSON}}</dd></div>
  <div><dt>Usted es</dt><dd>{{#WORKER}}Trabajador o trabajadora{{/WORKER}}{{#TEACHER}}Docente{{/TEACHER}}{{#INSTRUCTOR}}Instructor o instructora{{/INSTRUCTOR}}{{#STUDENT}}Estudiante{{/STUDENT}}{{#DIRECTOR}}Director o directora{{/DIRECTOR}}</dd></div>
  {{#WORK_CENTRE}}
  <div><dt>Centro de trabajo</dt><dd>{{CENTRE}} ({{CCT}})</dd></div>
  {{/WORK_CENTRE}}
  {{#DATA}}
  <div><dt>Datos confirmados el</dt><dd>{{UPDATED_ON}}</dd></div>
  {{/DATA}}
  {{#ACCOUNT}}
  <div><dt>Cuenta institucional</dt><dd>{{ADDRESS}}</dd></div>
  {{/ACCOUNT}}
  {{#ALTERNATE}}
  <div><dt>Correo alterno</dt><dd>{{MASKED}}</dd></div>
  {{/ALTERNATE}}
  {{#MOBILE}}
  <div><dt>Celular</dt><dd>{{MASKED}}</dd></div>
  {{/MOBILE}}
</dl>
{{#QUESTION}}
{{#MAY_CREATE}}
<p>Usted todavía no tiene una cuenta personal. Si confirma, se creará y le enviaremos a su correo alterno el nombre de su cuenta y una clave temporal para elegir su contraseña.</p>
{{/MAY_CREATE}}
{{#MAY_RESET}}
<p>Usted ya tiene una cuenta. Si confirma, le enviaremos a su correo alterno una clave temporal para elegir una contraseña nueva. La contraseña de ahora sigue sirviendo hasta que elija la nueva.</p>
{{/MAY_RESET}}
<p>Si el correo alterno no es suyo, no confirme: avise a la <a href="/help-desk">mesa de ayuda</a>. Por su seguridad, aquí no se puede cambiar.</p>
<div class="answers">
  <form action="/self-service/confirm" method="post">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <input type="hidden" name="number" value="{{NUMBER}}">
    <button class="button" type="submit">{{#MAY_CREATE}}Sí, crear mi cuenta{{/MAY_CREATE}}{{#MAY_RESET}}Sí, restablecer mi contraseña{{/MAY_RESET}}</button>
  </form>
  <form action="/self-service/end" method="post">
    <input type="hidden" name="csrf" value="{{CSRF}}">
    <button class="button button-quiet" type="submit">No, salir sin cambiar nada</button>
  </form>
</div>
{{/QUESTION}}
{{#NO_QUESTION}}
{{#SUPPORT}}
<p>{{SUPPORT_TEXT}}</p>
{{/SUPPORT}}
<form action="/self-service/end" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <p class="form-actions"><button class="button" type="submit">Salir</button></p>
</form>
{{/NO_QUESTION}}
</div>
