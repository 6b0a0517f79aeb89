{{%AUTOESCAPE context="HTML"}}
<div class="form-page">
<h1>Recibimos su mensaje</h1>
<div class="summary summary-done" role="status">
  <h2>Su mensaje va en camino a la mesa de ayuda</h2>
  <p>No hace falta enviarlo otra vez.</p>
</div>
<h2>Qué sigue</h2>
<ol>
  <li>Una persona de la mesa de ayuda lo leerá dentro del horario de atención, que está al pie de esta página.</li>
  <li>Le responderá a la dirección que escribió en <em>Remitente</em> o por los otros medios que haya indicado en el mensaje.</li>
  <li>Si su asunto es urgente, llame al {{CH_NATIONAL_LINE}} y diga que ya envió un mensaje.</li>
</ol>
<p>La mesa de ayuda no le pedirá su contraseña. Si alguien se la pide en su nombre, no responda y avísenos.</p>
<p class="form-actions"><a class="button" href="/">Volver al inicio</a></p>
</div>
