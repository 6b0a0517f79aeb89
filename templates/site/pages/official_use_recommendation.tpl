{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Usar el correo para asuntos oficiales</h1>
<p class="lead">Su dirección lleva el nombre de la institución. Lo que sale de ella se lee como escrito por la institución.</p>
<p class="document-facts"><span>Recomendación</span> <span>Versión 1, noviembre de 2026</span> <a href="/recommendations/official-use.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>Qué va por aquí y qué no</h2>
<dl class="facts">
  <div><dt>Sí</dt><dd>Trámites, convocatorias, informes, avisos a su centro de trabajo, comunicación con estudiantes, familias, colegas y otras dependencias en razón de su función.</dd></div>
  <div><dt>No</dt><dd>Compras, bancos y redes sociales personales; ventas; propaganda política o religiosa; cadenas y bromas.</dd></div>
  <div><dt>Con cuidado</dt><dd>Listas con datos de menores, expedientes de salud, nóminas, copias de documentos de identidad. Envíe solo lo necesario y solo a quien le corresponde recibirlo.</dd></div>
</dl>
<p>Para lo personal tenga una cuenta personal. Así, cuando cambie de función o deje la institución, no pierde nada suyo.</p>

<h2>Un mensaje que se atiende pronto</h2>
<ol>
  <li><strong>Asunto que diga de qué se trata.</strong> «Solicitud de constancia de servicio, marzo de 2027» se encuentra meses después; «Hola» no.</li>
  <li><strong>Lo que pide, en la primera línea.</strong> Después, los antecedentes.</li>
  <li><strong>Un tema por mensaje.</strong> Dos asuntos distintos suelen tener dos responsables distintos.</li>
  <li><strong>Fecha y responsable.</strong> Diga quién debe hacer qué y para cuándo.</li>
  <li><strong>Firma completa.</strong> Nombre, cargo, centro de trabajo o área y un teléfono.</li>
</ol>

<h2>Para, Cc y Cco</h2>
<table>
  <caption>A quién poner en cada línea</caption>
  <thead><tr><th scope="col">Línea</th><th scope="col">Para quién</th></tr></thead>
  <tbody>
    <tr><th scope="row">Para</th><td>Quien debe responder o hacer algo.</td></tr>
    <tr><th scope="row">Cc (con copia)</th><td>Quien debe estar al tanto, sin tener que contestar.</td></tr>
    <tr><th scope="row">Cco (copia oculta)</th><td>Grupos que no se conocen entre sí, como familias de un curso: nadie ve las direcciones de los demás.</td></tr>
  </tbody>
</table>
<p>Antes de <em>Responder a todos</em>, lea la lista. Antes de <em>Reenviar</em>, lea todo lo que va debajo: puede haber datos que esa persona no debía ver.</p>

<h2>Cuentas que usa un área</h2>
<ul>
  <li>Una cuenta de tipo <em>Centro de trabajo</em>, <em>Función</em> o <em>Servicio</em> pertenece a la institución y tiene una persona responsable.</li>
  <li>Cuando cambia esa persona, dé aviso por oficio a la oficina responsable del servicio ({{SITE_OWNER}}) antes de la entrega, para que la cuenta pase a quien sigue.</li>
  <li>La cuenta <em>Personal</em> no se presta ni se hereda. Si va a ausentarse, avise a sus contactos a qué cuenta de área deben escribir.</li>
</ul>

<h2>Lo que queda</h2>
<p>Un mensaje de correo puede ser parte de un expediente y pedirse como prueba. Escriba como si lo fuera a leer alguien más, y consérvelo como indiquen las normas de archivo de su área.</p>
<p>Las reglas completas están en las <a href="/policies/conditions">Condiciones y normas de uso</a>.</p>
</article>
