{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Reconocer un mensaje engañoso</h1>
<p class="lead">Un mensaje engañoso se hace pasar por alguien de confianza para que usted entregue su contraseña, abra un archivo o pague algo. En inglés se le llama <i lang="en">phishing</i>.</p>
<p class="document-facts"><span>Recomendación</span> <span>Versión 1, noviembre de 2026</span> <a href="/recommendations/phishing.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>Las señales</h2>
<p>Ninguna basta por sí sola, y ya no son solo las faltas de ortografía: muchos engaños están bien escritos. Desconfíe cuando se juntan dos o más.</p>
<ul>
  <li><strong>Prisa o amenaza.</strong> «Su cuenta se cerrará hoy», «última oportunidad».</li>
  <li><strong>Piden un secreto.</strong> Contraseña, código recibido en el teléfono, datos de una tarjeta.</li>
  <li><strong>El nombre y la dirección no concuerdan.</strong> Dice «Mesa de ayuda», pero la dirección es de otra parte.</li>
  <li><strong>El enlace dice una cosa y lleva a otra.</strong> Ponga el cursor encima, sin pulsar: el navegador muestra abajo la dirección verdadera. En un teléfono, mantenga el dedo sobre el enlace.</li>
  <li><strong>Un archivo que no esperaba.</strong> Una factura, una citación, una multa, sobre todo si pide «habilitar contenido» al abrirlo.</li>
  <li><strong>Un pedido fuera de lo común.</strong> Un directivo que solicita dinero, tarjetas de regalo o la lista de la nómina, y ruega no llamarlo.</li>
</ul>
<p>El nombre que se ve en <em>De</em> lo escribe quien envía. También puede llegar un engaño desde la cuenta verdadera de un colega, si se la robaron.</p>

<h2>Un ejemplo</h2>
<div class="example">
  <p><strong>De:</strong> Soporte Correo &lt;soporte@buzon-lleno.example&gt;<br>
  <strong>Asunto:</strong> Su buzón alcanzó el límite: ACTÚE HOY</p>
  <p>Estimado usuario: sus mensajes serán eliminados en 24 horas. Para conservarlos, confirme su usuario y contraseña en el siguiente enlace.</p>
</div>
<ol>
  <li>La dirección no es de la institución: fíjese en lo que va después de la arroba.</li>
  <li>No lo llama por su nombre.</li>
  <li>Pone un plazo para que no lo piense.</li>
  <li>Pide la contraseña. Con eso basta: aquí nunca se pide por correo.</li>
</ol>

<h2>Lo que nosotros no hacemos</h2>
<ul>
  <li>No pedimos su contraseña: ni por correo, ni por teléfono, ni por mensajería.</li>
  <li>No enviamos enlaces para «verificar», «validar» o «reactivar» su cuenta escribiendo su contraseña.</li>
  <li>No borramos mensajes por no responder a un aviso.</li>
</ul>
<p>El único lugar para escribir su contraseña en el navegador es la página de ingreso de <strong>{{BASE_URL}}</strong>. Llegue a ella escribiendo la dirección o desde un favorito suyo, no desde un mensaje.</p>

<h2>Si recibe uno</h2>
<ol>
  <li>No responda, no pulse enlaces y no abra los archivos.</li>
  <li>Si dice venir de alguien que usted conoce, pregúntele por otro medio: una llamada o en persona.</li>
  <li>Si parece dirigido a varias personas de la institución, avise por <a href="/contact-us">Contáctese con nosotros</a> o al {{CH_NATIONAL_LINE}}. Anote remitente, asunto, fecha y hora.</li>
  <li>Después, elimínelo.</li>
</ol>

<h2>Si ya cayó</h2>
<p>Le puede pasar a cualquiera, y avisar pronto es lo que más ayuda. Nadie le reprochará haber avisado.</p>
<ol>
  <li>Llame a la mesa de ayuda, <strong>{{CH_NATIONAL_LINE}}</strong> o {{CH_CITY_LINE}}, y pida que bloqueen la cuenta. Atiende en este horario: {{CH_HOURS}}.</li>
  <li>Si usaba la misma contraseña en otros sitios, cámbiela allí también.</li>
  <li>Si abrió un archivo, deje de usar el equipo, desconéctelo de la red y dé aviso al área de sistemas.</li>
  <li>Si entregó datos bancarios, llame a su banco.</li>
</ol>
</article>
