{{%AUTOESCAPE context="HTML"}}
<div class="document">
<h1>He olvidado mi contraseña</h1>
<p class="lead">Si la institución tiene registrado un correo alterno suyo, puede restablecer su contraseña ahora mismo.</p>
<p class="form-actions"><a class="button" href="/self-service">Restablecer mi contraseña</a></p>
<h2>Con la mesa de ayuda</h2>
<p>Si no tiene correo alterno, o no puede abrirlo, comuníquese por cualquiera de estos canales y diga que olvidó su contraseña.</p>
<dl class="facts">
  <div><dt>Línea nacional gratuita</dt><dd>{{CH_NATIONAL_LINE}}</dd></div>
  <div><dt>Línea en la ciudad</dt><dd>{{CH_CITY_LINE}}</dd></div>
  <div><dt>Correo</dt><dd><a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a>, desde otra cuenta suya</dd></div>
  <div><dt>En persona</dt><dd>{{CH_PLACE}}</dd></div>
  <div><dt>Horario</dt><dd>{{CH_HOURS}}</dd></div>
</dl>
<p class="form-actions"><a class="button button-quiet" href="/contact-us">Escribir a la mesa de ayuda</a> <a class="button button-quiet" href="/login">Volver a intentarlo</a></p>
<h2>Para que le atiendan pronto</h2>
<ul>
  <li>Tenga a la mano su dirección completa, su nombre, la institución donde trabaja o estudia, su cargo y una identificación.</li>
  <li>Dé un teléfono o un correo, distinto del que no puede abrir, donde responderle.</li>
  <li>No dé ninguna contraseña, ni siquiera la que crea recordar.</li>
</ul>
<p>El manual <a href="/manuals/recover-password">Recuperar mi contraseña</a> lo explica con más detalle.</p>
</div>
