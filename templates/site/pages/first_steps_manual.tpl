{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Primeros pasos en el webmail</h1>
<p class="lead">Lo que hace falta para el trabajo de cada día: leer, responder, adjuntar, ordenar y encontrar.</p>
<p class="document-facts"><span>Manual</span> <span>Versión 2, noviembre de 2026</span> <a href="/manuals/webmail.pdf" type="application/pdf">Descargar en PDF</a></p>
<p>Si aún no ha entrado, siga antes el manual <a href="/manuals/enter">Ingresar a mi correo</a>.</p>

<h2>Cómo está repartida la pantalla</h2>
<p>En una computadora verá tres partes: a la izquierda el menú y las carpetas, en medio la lista de mensajes y a la derecha el mensaje elegido. En un teléfono se muestra una parte a la vez; la flecha de arriba regresa a la anterior.</p>
<p>Al pie de las carpetas está el espacio ocupado de sus 15 GB.</p>

<h2>Leer y responder</h2>
<ol>
  <li>En la carpeta <em>Entrada</em>, pulse un mensaje para verlo. Los que aún no ha leído aparecen en negrita.</li>
  <li>Pulse <em>Responder</em> para contestar solo a quien lo envió, o <em>Responder a todos</em> para incluir a las demás personas que lo recibieron. Antes de elegir lo segundo, revise quiénes son.</li>
  <li>Con <em>Reenviar</em> lo manda a alguien más, con sus archivos.</li>
</ol>
<p>Las imágenes que un mensaje trae de Internet no se muestran hasta que usted lo permite: al cargarlas, quien lo envió sabría que lo abrió. Permítalo solo si conoce a quien escribe.</p>

<h2>Escribir un mensaje</h2>
<ol>
  <li>Pulse <em>Redactar</em>.</li>
  <li>En <em>Para</em>, escriba la dirección de quien lo recibirá. Para que alguien reciba una copia use <em>Cc</em>; con <em>Cco</em>, las demás personas no verán esa dirección.</li>
  <li>Ponga un <em>Asunto</em> que diga de qué se trata: ayuda a quien lo recibe y le ayudará a encontrarlo después.</li>
  <li>Escriba el mensaje y pulse <em>Enviar</em>. Una copia queda en <em>Enviados</em>.</li>
</ol>
<p>Si no puede terminarlo, pulse <em>Guardar</em>: quedará en <em>Borradores</em>. Lo que no se ha guardado se pierde al cerrar la sesión.</p>

<h2>Adjuntar archivos</h2>
<ol>
  <li>Mientras escribe, pulse <em>Adjuntar</em> y elija el archivo, o arrástrelo hasta el recuadro de adjuntos.</li>
  <li>Espere a que aparezca en la lista antes de enviar.</li>
</ol>
<p>Entre todos los archivos de un mensaje caben hasta <strong>25 MB</strong>. Otras instituciones pueden aceptar menos: si su mensaje regresa con un aviso, repártalo en varios.</p>

<h2>Ordenar en carpetas</h2>
<table>
  <caption>Las carpetas que ya tiene su buzón</caption>
  <thead><tr><th scope="col">Carpeta</th><th scope="col">Qué contiene</th></tr></thead>
  <tbody>
    <tr><th scope="row">Entrada</th><td>Lo que recibe.</td></tr>
    <tr><th scope="row">Borradores</th><td>Lo que guardó sin enviar.</td></tr>
    <tr><th scope="row">Enviados</th><td>Copia de lo que ha enviado.</td></tr>
    <tr><th scope="row">SPAM</th><td>Lo que usted marca como correo no deseado. Sigue ocupando espacio.</td></tr>
    <tr><th scope="row">Papelera</th><td>Lo que borra. Ocupa espacio hasta que la vacía; después no se puede recuperar desde el webmail.</td></tr>
  </tbody>
</table>
<p>Para crear otra, abra <em>Configuración</em>, <em>Carpetas</em>, y pulse <em>Crear</em>. Mueva los mensajes arrastrándolos, o elíjalos y use <em>Más</em>, <em>Mover a…</em></p>

<h2>Buscar</h2>
<ol>
  <li>Escriba una palabra en el campo de búsqueda, sobre la lista de mensajes, y pulse Entrar. Se busca en el asunto y en quien lo envía.</li>
  <li>Para buscar también dentro de los mensajes o en todas las carpetas, pulse la flecha del mismo campo y márquelo.</li>
  <li>Al terminar, vacíe el campo para volver a ver la lista entera.</li>
</ol>

<h2>Poner su firma</h2>
<p>En <em>Configuración</em>, <em>Identidades</em>, elija su dirección y escriba la firma: nombre, cargo, área y teléfono bastan. Allí mismo puede corregir cómo aparece su nombre; la dirección no se cambia.</p>

<h2>Mi cuenta</h2>
<p>En <a href="/account">Mi cuenta</a>, a la que se llega desde la barra del webmail o desde este portal, puede:</p>
<ul>
  <li>cambiar su contraseña y registrar el celular y el correo alterno con los que la recuperaría;</li>
  <li>ver dónde está abierta su cuenta y cerrar todas las sesiones;</li>
  <li>reenviar su correo a otra dirección, contestar automáticamente cuando no está y ordenar los mensajes con filtros;</li>
  <li>crear contraseñas para el teléfono y los programas de correo, y pedir un segundo paso al ingresar;</li>
  <li>descargar sus datos y avisar de un problema o de un abuso.</li>
</ul>
<p>La primera vez que entra se le pide registrar un celular y un correo alterno, y aceptar las condiciones de uso. Lo que deje para después se le vuelve a preguntar a la semana.</p>

<h2>Cerrar la sesión</h2>
<p>Pulse <em>Cerrar sesión</em>, al pie del menú. Se cierran a la vez el webmail y el portal en ese navegador. Si usa un equipo compartido, cierre también las ventanas del navegador.</p>
<p>La sesión termina sola tras 30 minutos sin uso y, en todo caso, a las 12 horas de haber ingresado. Si le sucede mientras escribe, copie su texto antes de volver a entrar.</p>
</article>
