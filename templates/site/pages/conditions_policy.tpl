{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Condiciones y normas de uso</h1>
<p class="lead">Estas reglas valen para todas las cuentas de correo institucional. Al usar la suya, usted las acepta.</p>
<p class="document-facts"><span>Política</span> <span>Versión 1, noviembre de 2026</span> <a href="/policies/conditions.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>1. Para qué es la cuenta</h2>
<p>La cuenta es un medio de trabajo y de estudio. Se entrega para asuntos oficiales: los que corresponden a su función, su centro de trabajo o su formación. La cuenta es de la institución; el uso que se haga de ella, responsabilidad de su titular.</p>

<h2>2. Quién puede tenerla</h2>
<ul>
  <li><strong>Personal:</strong> quien está activo en los registros de la institución y tiene sus datos al día.</li>
  <li><strong>Centro de trabajo:</strong> el centro cuyos datos generales están al día en el catálogo. Responde su director o directora.</li>
  <li><strong>Función y Servicio:</strong> el área que la solicita por oficio. Responde la persona que el oficio designa.</li>
</ul>

<h2>3. Lo que se espera de usted</h2>
<ul>
  <li>Guardar la contraseña para sí y no dejar la sesión abierta en equipos ajenos.</li>
  <li>Leer su buzón con la frecuencia que pida su función.</li>
  <li>Firmar con su nombre y su cargo verdaderos.</li>
  <li>Cuidar los datos de otras personas que reciba o envíe.</li>
  <li>Respetar los derechos de autor y citar las fuentes.</li>
  <li>Avisar cuando note algo extraño en su cuenta.</li>
</ul>

<h2>4. Lo que no está permitido</h2>
<ul>
  <li>Usar la cuenta para negocios, propaganda política o religiosa, contenido sexual o cualquier acto contrario a la ley.</li>
  <li>Enviar o reenviar correo masivo no solicitado, cadenas, publicidad, virus u otros programas dañinos.</li>
  <li>Difundir información falsa, ofensiva, discriminatoria, amenazante o que lesione los derechos de alguien.</li>
  <li>Hacerse pasar por otra persona o por otra dependencia.</li>
  <li>Prestar la cuenta, pedir la contraseña de otra persona o entrar en una cuenta ajena sin autorización.</li>
  <li>Abrir, modificar o borrar información que no le corresponde.</li>
  <li>Saturar el servicio con envíos innecesarios o probar sus defensas sin permiso escrito de la oficina responsable del servicio.</li>
  <li>Registrar la dirección institucional en servicios personales o de entretenimiento.</li>
</ul>

<h2>5. Si se incumplen</h2>
<p>Según la gravedad, y dejando registro de cada medida, la oficina responsable del servicio ({{SITE_OWNER}}) puede:</p>
<ol>
  <li><strong>Bloquear</strong> la cuenta cuando hay señales de que otra persona la usa o de que daña a terceros. Es una medida de protección y puede ser inmediata.</li>
  <li><strong>Suspender</strong> la cuenta mientras se revisa el caso.</li>
  <li><strong>Cerrar</strong> la cuenta en forma definitiva.</li>
</ol>
<p>Mientras la cuenta está bloqueada o suspendida nadie puede entrar ni enviar desde ella, pero los mensajes siguen llegando. En una cuenta cerrada, dejan de llegar. Estas medidas son independientes de las disciplinarias, administrativas o penales que correspondan según la ley.</p>
<p>Quien no esté de acuerdo con una medida puede pedir su revisión por escrito a esa oficina: {{CH_PLACE}}.</p>

<h2>6. Avisar de un problema, una anomalía o un abuso</h2>
<dl class="facts">
  <div><dt>En línea</dt><dd><a href="/contact-us">Contáctese con nosotros</a></dd></div>
  <div><dt>Línea nacional gratuita</dt><dd>{{CH_NATIONAL_LINE}}</dd></div>
  <div><dt>Línea en la ciudad</dt><dd>{{CH_CITY_LINE}}</dd></div>
  <div><dt>Correo</dt><dd><a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a></dd></div>
  <div><dt>Horario de atención</dt><dd>{{CH_HOURS}}</dd></div>
</dl>
<p>Diga qué ocurrió, cuándo, en qué cuenta y, si se trata de un mensaje, su remitente y su asunto. No envíe contraseñas. Si el portal le mostró un número de solicitud, inclúyalo: con él se encuentra el registro de lo ocurrido.</p>

<h2>7. Cuándo termina</h2>
<p>La cuenta Personal no se reasigna a otra persona, y una dirección que ya se usó no se entrega a nadie más. Las cuentas de Centro de trabajo, Función y Servicio pasan, por oficio, a quien asuma la responsabilidad.</p>

<h2>8. Cambios</h2>
<p>Si estas condiciones cambian, la versión y la fecha del encabezado cambian también. La que vale es la publicada en este portal.</p>
</article>
