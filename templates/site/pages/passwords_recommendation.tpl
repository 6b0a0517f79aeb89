{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Una contraseña difícil de adivinar</h1>
<p class="lead">La contraseña es la llave de su buzón. Quien la tenga puede leer lo que le escriben y escribir en su nombre.</p>
<p class="document-facts"><span>Recomendación</span> <span>Versión 1, noviembre de 2026</span> <a href="/recommendations/passwords.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>Larga antes que complicada</h2>
<p>Los programas que adivinan contraseñas prueban primero las cortas y las conocidas: nombres, fechas, palabras del diccionario con una cifra al final. Lo que más los frena es el largo.</p>
<ul>
  <li>Use 15 caracteres o más. El portal acepta hasta 128, espacios incluidos.</li>
  <li>Una forma cómoda: cuatro o cinco palabras que no tengan relación entre sí, elegidas al azar. Abra un libro en páginas distintas y tome una palabra de cada una.</li>
  <li>No use su nombre, el de un familiar o el de su escuela, fechas, números de documento ni filas del teclado.</li>
  <li>Tampoco refranes, canciones ni versos: esas frases ya están en las listas de quienes adivinan.</li>
</ul>
<div class="example">
  <p><strong>Se adivina pronto:</strong> <kbd>Escuela2026</kbd>, <kbd>Maria1985!</kbd>, <kbd>qwerty123</kbd></p>
  <p><strong>Así se forma una buena:</strong> <kbd>tejado nogal siete lancha bruma</kbd></p>
  <p>El ejemplo ya está publicado: no lo use. Forme el suyo.</p>
</div>

<h2>Una sola cuenta, una sola contraseña</h2>
<p>Cuando roban las contraseñas de una tienda o de una red social, lo siguiente que hacen es probarlas en otros servicios. Si la de su correo institucional no se repite en ningún otro sitio, ese robo no llega hasta aquí.</p>
<p>Un gestor de contraseñas —un programa que las guarda cifradas y las escribe por usted— evita tener que recordarlas todas. Si prefiere el papel, guárdelo bajo llave y lejos del equipo; nunca pegado a la pantalla.</p>

<h2>Es solo suya</h2>
<ul>
  <li>No la comparta con nadie: ni con su jefe o jefa, ni con colegas, ni con la mesa de ayuda. Nadie de la institución necesita su contraseña para ayudarle.</li>
  <li>No la envíe por correo ni por mensajería, y no la dicte por teléfono.</li>
  <li>En el navegador, escríbala solo en la página de ingreso de este portal, <strong>{{BASE_URL}}</strong>. Compruebe la dirección en la barra del navegador antes de escribir.</li>
</ul>

<h2>Un segundo paso, si quiere más seguridad</h2>
<p>Con la <strong>verificación en dos pasos</strong>, quien conozca su contraseña no puede entrar: hace falta además un código de su teléfono. Se activa en <em>Mi cuenta</em>. Nadie de la institución le pedirá ese código.</p>

<h2>En equipos que usan varias personas</h2>
<ul>
  <li>No deje que el navegador la recuerde.</li>
  <li>Al terminar pulse <strong>Cerrar sesión</strong>. Cerrar la pestaña no siempre termina la sesión.</li>
  <li>Si olvidó hacerlo, la sesión termina por sí sola tras 30 minutos sin uso y, en todo caso, a las 12 horas de haber ingresado.</li>
</ul>

<h2>Cuándo cambiarla</h2>
<p>No hace falta cambiarla cada cierto tiempo. Cámbiela sin demora si:</p>
<ul>
  <li>alguien la vio, la supo o usted la escribió en una página que no era esta;</li>
  <li>en <em>Enviados</em> hay mensajes que usted no escribió, o faltan mensajes que no borró;</li>
  <li>usó la misma contraseña en otro servicio y ese servicio avisa de un robo de datos.</li>
</ul>
<p>Para cambiarla, abra <a href="/account/password">Mi cuenta, Contraseña</a>; si la olvidó, <a href="/forgot-password">He olvidado mi contraseña</a>. Si cree que otra persona ya está usando su cuenta, use <em>Cerrar todo y cambiar mi contraseña</em> en <a href="/account/sessions">Mi cuenta, Sesiones y entradas</a>. Si no puede entrar, llame a la mesa de ayuda al <strong>{{CH_NATIONAL_LINE}}</strong> y pida que la bloqueen mientras se aclara: nadie podrá entrar y sus mensajes seguirán llegando.</p>
</article>
