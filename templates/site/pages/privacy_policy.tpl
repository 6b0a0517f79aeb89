{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Aviso de privacidad</h1>
<p class="lead">Qué datos suyos usa el correo institucional, para qué, por cuánto tiempo y cómo puede ejercer sus derechos.</p>
<p class="document-facts"><span>Política</span> <span>Versión 1, noviembre de 2026</span> <a href="/policies/privacy.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>Quién responde</h2>
<p><strong>{{SITE_NAME}}</strong><br>{{SITE_OWNER}}<br>{{CH_PLACE}}</p>

<h2>Qué datos y para qué</h2>
<dl class="facts">
  <div><dt>Nombre y apellidos</dt><dd>Para saber de quién es la cuenta y mostrar su nombre en el correo. Vienen de los registros de la institución.</dd></div>
  <div><dt>Datos de la cuenta</dt><dd>Dirección, tipo, estado, espacio usado y quién la tiene desde cuándo. Para prestar el servicio.</dd></div>
  <div><dt>Contraseña</dt><dd>No se guarda. Se guarda un resultado calculado a partir de ella que permite comprobarla y no permite leerla.</dd></div>
  <div><dt>Mensajes</dt><dd>Lo que usted recibe, envía y conserva, y también los contactos, firmas y preferencias que guarde en el correo. Para entregárselos y mostrárselos a usted.</dd></div>
  <div><dt>Sesión</dt><dd>Hora de ingreso, dirección de red desde la que se abrió y cómo se identifica su navegador. Para mantenerla abierta y poder cerrarla.</dd></div>
  <div><dt>Movimientos</dt><dd>Que se ingresó, se bloqueó o se abrió una cuenta, y cuándo. Se anotan con números internos, sin nombres ni direcciones. Para poder probar qué ocurrió.</dd></div>
  <div><dt>Lo que escribe en Contáctese con nosotros</dt><dd>Su dirección, el asunto y el mensaje. Para que la mesa de ayuda le responda.</dd></div>
</dl>
<p>No se usan para publicidad ni para trazar perfiles, y no se venden. Se entregan a otra autoridad solo cuando una ley o una orden de autoridad competente lo exige.</p>

<h2>Galletas (<i lang="en">cookies</i>)</h2>
<p>Leer los documentos de este portal no deja ninguna. Al abrir la página de ingreso o el formulario de contacto, el portal deja <strong>una sola</strong>, de sesión: sirve para saber que el formulario lo envía usted y, una vez dentro, para reconocerlo. Desaparece al cerrar la sesión o el navegador.</p>
<p>El correo tiene una dirección propia, distinta de la del portal. Al pasar a ella deja las suyas, también de sesión y con el mismo fin. No hay galletas de terceros, de estadística ni de publicidad.</p>

<h2>Registros técnicos</h2>
<p>Para mantener el servicio, encontrar fallas y detectar abusos se anotan:</p>
<ul>
  <li>en el servidor web: fecha y hora, dirección de red, página pedida y resultado;</li>
  <li>en los programas del portal: lo que falló, con números internos de solicitud y de cuenta;</li>
  <li>en los servidores de correo: remitente, destinatarios, fecha, tamaño y resultado de cada envío, y los ingresos. Nunca el texto de los mensajes ni las contraseñas.</li>
</ul>

<h2>Por cuánto tiempo</h2>
<table>
  <caption>Cuándo se borra cada cosa</caption>
  <thead><tr><th scope="col">Qué</th><th scope="col">Hasta cuándo</th></tr></thead>
  <tbody>
    <tr><th scope="row">Sesión</th><td>Al cerrarla; si no, poco después de que termina por sí sola (30 minutos sin uso o 12 horas)</td></tr>
    <tr><th scope="row">Mensajes</th><td>Mientras usted los conserve y la cuenta exista</td></tr>
    <tr><th scope="row">Consultas a la mesa de ayuda</th><td>En el portal, hasta que se entregan. En el buzón de la mesa de ayuda, mientras se atienden y según sus normas de archivo</td></tr>
    <tr><th scope="row">Datos de la cuenta y movimientos</th><td>Mientras exista la cuenta y, después, lo que fijen las normas de archivo</td></tr>
    <tr><th scope="row">Registros técnicos</th><td>Lo que fijen las normas de seguridad de la institución</td></tr>
  </tbody>
</table>

<h2>Cuentas que no son personales</h2>
<p>Las cuentas de Centro de trabajo, Función y Servicio pasan, con los mensajes que contienen, a quien asume la responsabilidad. No guarde en ellas nada privado.</p>

<h2>Sus derechos</h2>
<p>Usted puede pedir que se le diga qué datos suyos se tienen, que se corrijan si están equivocados, que se borren cuando ya no hagan falta, y puede oponerse a un uso, en los términos de la ley que se aplica a la institución.</p>
<p>Para hacerlo, escriba a <a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a>, llame al {{CH_NATIONAL_LINE}} o acuda a {{CH_PLACE}} ({{CH_HOURS}}). Se le pedirá comprobar quién es. Un nombre o un dato laboral equivocado se corrige en el registro de donde viene.</p>

<h2>Cambios a este aviso</h2>
<p>Si este aviso cambia, la versión y la fecha del encabezado cambian también. El que vale es el publicado en este portal.</p>
</article>
