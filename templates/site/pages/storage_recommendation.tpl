{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Cuidar los 15&nbsp;GB de su buzón</h1>
<p class="lead">Cada cuenta tiene 15&nbsp;GB. Para quien escribe texto son muchos años; para quien recibe fotografías y videos pueden ser unos meses.</p>
<p class="document-facts"><span>Recomendación</span> <span>Versión 1, noviembre de 2026</span> <a href="/recommendations/storage.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>Cuánto lleva usado</h2>
<p>El correo lo muestra al pie de la lista de carpetas, como porcentaje del total. Cuentan todas las carpetas: <em>Entrada</em>, <em>Enviados</em>, <em>Borradores</em>, <em>SPAM</em>, <em>Papelera</em> y las que usted haya creado.</p>
<table>
  <caption>Para hacerse una idea (valores aproximados)</caption>
  <thead><tr><th scope="col">Lo que guarda</th><th scope="col">Ocupa en el buzón</th><th scope="col">Caben en 15&nbsp;GB</th></tr></thead>
  <tbody>
    <tr><th scope="row">Un mensaje de solo texto</th><td>20&nbsp;kB</td><td>750&nbsp;000</td></tr>
    <tr><th scope="row">Un documento escaneado de 10 hojas</th><td>3&nbsp;MB</td><td>5000</td></tr>
    <tr><th scope="row">Una fotografía de teléfono</th><td>5&nbsp;MB</td><td>3000</td></tr>
    <tr><th scope="row">Un mensaje del tamaño máximo</th><td>25&nbsp;MB</td><td>600</td></tr>
  </tbody>
</table>
<p>Un archivo adjunto pesa dentro del correo cerca de un tercio más que en su equipo, por la forma en que viaja.</p>

<h2>Qué pasa si se llena</h2>
<p>Los mensajes nuevos dejan de entrar. El servidor de quien le escribe vuelve a intentarlo durante un tiempo —suelen ser unos días, según cada servidor— y, si sigue sin haber lugar, le devuelve el mensaje con un aviso. Lo que usted ya tiene no se borra, y puede seguir entrando a hacer lugar.</p>

<h2>Cómo hacer lugar</h2>
<ol>
  <li><strong>Empiece por lo más pesado.</strong> Ordene la lista por <em>Tamaño</em>: unos pocos mensajes suelen ocupar más que cientos.</li>
  <li><strong>Revise <em>Enviados</em>.</strong> Cada adjunto que mandó está guardado allí también.</li>
  <li><strong>Descargue lo que deba conservar</strong> en la carpeta de trabajo que le corresponda, compruebe que abre, y solo entonces elimine el mensaje.</li>
  <li><strong>Vacíe la papelera.</strong> Lo eliminado pasa a <em>Papelera</em> y sigue ocupando espacio hasta que se borra de allí.</li>
</ol>
<div class="example">
  <p><strong>Antes de borrar:</strong> si un mensaje forma parte de un trámite o un expediente, consérvelo como indiquen las normas de archivo de su área. Lo que se borra de la papelera no se puede recuperar desde el correo.</p>
</div>

<h2>Para que no se llene</h2>
<ul>
  <li>Para una hoja, escriba el texto en el mensaje en lugar de adjuntarlo escaneado.</li>
  <li>Reduzca las fotografías antes de enviarlas: para leerse en pantalla basta un ancho de 1600 píxeles.</li>
  <li>Envíe un archivo grande a quien lo necesita, no a toda la lista.</li>
  <li>Cancele los boletines que no lee.</li>
  <li>Un mensaje completo puede pesar hasta 25&nbsp;MB, es decir, unos 18&nbsp;MB de archivos. Para algo mayor, use el medio de intercambio de archivos que tenga su área, no varios correos.</li>
</ul>
<p>Si su función necesita otra forma de guardar o compartir, consúltelo con la <a href="/help-desk">mesa de ayuda</a>.</p>
</article>
