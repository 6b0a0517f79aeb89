{{%AUTOESCAPE context="HTML"}}
<h1>Recomendaciones</h1>
<p class="lead">Cuatro lecturas breves para cuidar su cuenta y su buzón. Puede leerlas aquí o descargarlas para imprimirlas y compartirlas.</p>
<ul class="shelf">
  <li>
    <h2><a href="/recommendations/passwords">Una contraseña difícil de adivinar</a></h2>
    <p>Cómo formar una que usted recuerde y nadie más descubra, y qué hacer si cree que alguien la conoce.</p>
    <p class="shelf-file"><a href="/recommendations/passwords.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Una contraseña difícil de adivinar</span></a></p>
  </li>
  <li>
    <h2><a href="/recommendations/phishing">Reconocer un mensaje engañoso</a></h2>
    <p>Las señales que delatan a quien se hace pasar por otro, con un ejemplo, y los pasos que siguen si ya abrió el enlace.</p>
    <p class="shelf-file"><a href="/recommendations/phishing.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Reconocer un mensaje engañoso</span></a></p>
  </li>
  <li>
    <h2><a href="/recommendations/storage">Cuidar los 15&nbsp;GB de su buzón</a></h2>
    <p>Dónde se ve el espacio usado, qué ocurre cuando se llena y cómo hacer lugar sin perder lo importante.</p>
    <p class="shelf-file"><a href="/recommendations/storage.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Cuidar los 15&nbsp;GB de su buzón</span></a></p>
  </li>
  <li>
    <h2><a href="/recommendations/official-use">Usar el correo para asuntos oficiales</a></h2>
    <p>Qué va y qué no va por el correo institucional, y cómo escribir mensajes que se atiendan pronto.</p>
    <p class="shelf-file"><a href="/recommendations/official-use.pdf" type="application/pdf">Descargar en PDF<span class="visually-hidden">: Usar el correo para asuntos oficiales</span></a></p>
  </li>
</ul>
