{{%AUTOESCAPE context="HTML"}}
<h1>Servicios y Políticas</h1>
<p class="lead">Qué ofrece el correo institucional, qué se espera de quien lo usa y cómo se cuidan sus datos.</p>
<ul class="shelf">
  <li>
    <h2><a href="/policies/service">Características del servicio</a></h2>
    <p>Espacio, tamaño de los mensajes, tipos de cuenta, estados de una cuenta, duración de la sesión y horario de atención.</p>
    <p class="shelf-file"><a href="/policies/service.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Características del servicio</span></a></p>
  </li>
  <li>
    <h2><a href="/policies/conditions">Condiciones y normas de uso</a></h2>
    <p>Lo que está permitido, lo que no, las consecuencias de un incumplimiento y cómo dar aviso de un problema, una anomalía o un abuso.</p>
    <p class="shelf-file"><a href="/policies/conditions.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Condiciones y normas de uso</span></a></p>
  </li>
  <li>
    <h2><a href="/policies/privacy">Aviso de privacidad</a></h2>
    <p>Qué datos suyos usa el servicio, para qué, por cuánto tiempo y cómo ejercer sus derechos.</p>
    <p class="shelf-file"><a href="/policies/privacy.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Aviso de privacidad</span></a></p>
  </li>
  <li>
    <h2><a href="/policies/accessibility">Accesibilidad</a></h2>
    <p>Cómo está hecho este portal para que lo use cualquier persona, lo que todavía falta y a quién acudir.</p>
    <p class="shelf-file"><a href="/policies/accessibility.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Accesibilidad</span></a></p>
  </li>
</ul>
