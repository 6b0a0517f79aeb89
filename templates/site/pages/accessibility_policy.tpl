{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Accesibilidad</h1>
<p class="lead">Este portal debe poder usarlo cualquier persona, con el equipo y la ayuda técnica que tenga.</p>
<p class="document-facts"><span>Política</span> <span>Versión 1, noviembre de 2026</span> <a href="/policies/accessibility.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>La meta</h2>
<p>Nos proponemos cumplir las Pautas de Accesibilidad para el Contenido Web, WCAG 2.2, nivel AA. Cada versión del portal pasa por una revisión automática antes de publicarse. Esa revisión no encuentra todo: por eso le pedimos que nos cuente lo que no funcione.</p>

<h2>Lo que puede esperar</h2>
<ul>
  <li><strong>Solo con teclado.</strong> Todo se alcanza con <kbd>Tab</kbd> y <kbd>Enter</kbd>, el foco se ve, y el primer enlace de cada página salta al contenido.</li>
  <li><strong>Con lector de pantalla.</strong> Los títulos están ordenados, los campos tienen nombre y los errores se anuncian al comienzo y junto al campo.</li>
  <li><strong>Con sonido.</strong> El código de seguridad se puede escuchar, letra por letra, con los mandos que están junto a la imagen.</li>
  <li><strong>Sin JavaScript.</strong> El portal no lo usa.</li>
  <li><strong>Con letra grande.</strong> Las páginas se reacomodan hasta 400&nbsp;% de aumento y en pantallas de 320 píxeles de ancho.</li>
  <li><strong>Claro u oscuro.</strong> El portal sigue lo que usted tenga elegido en su equipo, y respeta el pedido de menos movimiento y los colores de alto contraste.</li>
  <li><strong>En papel.</strong> Los documentos se descargan en PDF con títulos y listas marcados para el lector de pantalla, y cualquier página se imprime sin menús.</li>
</ul>

<h2>Lo que todavía falta</h2>
<dl class="facts">
  <div><dt>El código de seguridad</dt><dd>Se ve en una imagen o se escucha letra por letra, y puede pedir otro cuantas veces quiera. Quien no pueda verlo ni escucharlo todavía necesita llamar a la mesa de ayuda.</dd></div>
  <div><dt>El correo</dt><dd>La bandeja es un programa aparte (Roundcube). Necesita JavaScript y no hemos comprobado que cumpla el nivel AA en todas sus pantallas.</dd></div>
  <div><dt>Imágenes en los PDF</dt><dd>Llevan su leyenda, pero no la descripción completa. Esa descripción está en la página de cada documento.</dd></div>
  <div><dt>Mensajes y adjuntos</dt><dd>Los escriben otras personas; no podemos asegurar que sean accesibles.</dd></div>
</dl>

<h2>Si algo le impide usar el portal</h2>
<p>Llame a la mesa de ayuda al <strong>{{CH_NATIONAL_LINE}}</strong> o al {{CH_CITY_LINE}} ({{CH_HOURS}}), o escriba desde cualquier cuenta a <a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a>. Por teléfono no necesita código de seguridad.</p>
<p>Cuéntenos en qué página estaba, qué quería hacer y con qué equipo o ayuda técnica. Buscaremos con usted otra manera de lograrlo y anotaremos la falla para corregirla.</p>
</article>
