{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Características del servicio</h1>
<p class="lead">Lo que el correo institucional ofrece hoy, con sus límites.</p>
<p class="document-facts"><span>Política</span> <span>Versión 1, noviembre de 2026</span> <a href="/policies/service.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>En breve</h2>
<dl class="facts">
  <div><dt>Espacio por cuenta</dt><dd>15&nbsp;GB, contando todas las carpetas</dd></div>
  <div><dt>Tamaño de un mensaje</dt><dd>Hasta 25&nbsp;MB al enviar desde el webmail: unos 18&nbsp;MB de archivos, porque los adjuntos aumentan cerca de un tercio al viajar</dd></div>
  <div><dt>Cómo se usa</dt><dd>Desde un navegador o desde un <a href="/manuals/mail-programs">programa de correo</a>, en computadora, tableta o teléfono</dd></div>
  <div><dt>Para entrar</dt><dd>Dirección de correo, contraseña y código de seguridad</dd></div>
  <div><dt>Duración de la sesión</dt><dd>Termina tras 30 minutos sin uso y, en todo caso, a las 12 horas de haber ingresado</dd></div>
  <div><dt>Código de seguridad</dt><dd>Vale 10 minutos y para un solo intento</dd></div>
  <div><dt>Responsable</dt><dd>{{SITE_OWNER}}</dd></div>
</dl>

<h2>Tipos de cuenta</h2>
<table>
  <caption>Para quién es cada tipo y quién responde por la cuenta</caption>
  <thead><tr><th scope="col">Tipo</th><th scope="col">Para quién</th><th scope="col">Responde</th></tr></thead>
  <tbody>
    <tr><th scope="row">Personal</th><td>Una persona activa en los registros, con sus datos al día</td><td>Su titular. No se reasigna</td></tr>
    <tr><th scope="row">Centro de trabajo</th><td>Una escuela, un plantel o una sede, con sus datos generales al día en el catálogo</td><td>Su director o directora</td></tr>
    <tr><th scope="row">Función</th><td>Un cargo o nombramiento que cambia de persona</td><td>Quien ocupa el cargo</td></tr>
    <tr><th scope="row">Servicio</th><td>Un programa o un servicio</td><td>La persona que el oficio designa</td></tr>
  </tbody>
</table>

<h2>Estados de una cuenta</h2>
<table>
  <caption>Qué se puede hacer en cada estado</caption>
  <thead><tr><th scope="col">Estado</th><th scope="col">Entrar</th><th scope="col">Enviar</th><th scope="col">Recibir</th></tr></thead>
  <tbody>
    <tr><th scope="row">Por activar</th><td>No</td><td>No</td><td>Sí</td></tr>
    <tr><th scope="row">Activa</th><td>Sí</td><td>Sí</td><td>Sí</td></tr>
    <tr><th scope="row">Bloqueada</th><td>No</td><td>No</td><td>Sí</td></tr>
    <tr><th scope="row">Suspendida</th><td>No</td><td>No</td><td>Sí</td></tr>
    <tr><th scope="row">Cerrada</th><td>No</td><td>No</td><td>No</td></tr>
  </tbody>
</table>
<ul>
  <li><strong>Por activar:</strong> la cuenta existe y su titular todavía no ha elegido contraseña.</li>
  <li><strong>Bloqueada:</strong> se cierra el paso para proteger la cuenta; las sesiones abiertas terminan. Al desbloquearla, los mensajes están ahí.</li>
  <li><strong>Suspendida:</strong> igual que bloqueada, mientras se revisa un incumplimiento de las <a href="/policies/conditions">condiciones de uso</a>.</li>
  <li><strong>Cerrada:</strong> a quien escribe se le devuelve el mensaje. La dirección no se entrega a otra persona.</li>
</ul>

<h2>Cuando el buzón se llena</h2>
<p>Los mensajes nuevos dejan de entrar hasta que haya lugar; los que ya están no se borran. Cómo evitarlo: <a href="/recommendations/storage">Cuidar los 15&nbsp;GB de su buzón</a>.</p>

<h2>Disponibilidad</h2>
<p>El correo no tiene horario: se puede entrar y recibir mensajes a cualquier hora, salvo por una falla o un mantenimiento. Si una parte del servicio no responde, el portal lo dice y muestra un número de solicitud que ayuda a la mesa de ayuda a saber qué pasó. Los documentos de este portal se pueden leer aunque el ingreso no esté disponible.</p>

<h2>Mesa de ayuda</h2>
<dl class="facts">
  <div><dt>Horario</dt><dd>{{CH_HOURS}}</dd></div>
  <div><dt>Línea nacional gratuita</dt><dd>{{CH_NATIONAL_LINE}}</dd></div>
  <div><dt>Línea en la ciudad</dt><dd>{{CH_CITY_LINE}}</dd></div>
  <div><dt>Correo</dt><dd><a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a></dd></div>
  <div><dt>En línea</dt><dd><a href="/contact-us">Contáctese con nosotros</a></dd></div>
</dl>

<h2>Lo que todavía no ofrece</h2>
<p>Hoy no hay desde este portal cambio ni recuperación de contraseña en línea, calendario, espacio para archivos ni listas de distribución. Cuando se sumen, esta página lo dirá.</p>
</article>
