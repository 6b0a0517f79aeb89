{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Ingresar a mi correo, paso a paso</h1>
<p class="lead">De la página de inicio a su bandeja de entrada, con lo que verá en cada momento y qué hacer si algo no sale bien.</p>
<p class="document-facts"><span>Manual</span> <span>Versión 1, noviembre de 2026</span> <a href="/manuals/enter.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>Lo que necesita</h2>
<ul>
  <li>Su <strong>dirección completa</strong>, con la arroba y el dominio: usuario@dominio. Da igual escribirla con mayúsculas o minúsculas.</li>
  <li>Su <strong>contraseña</strong>. En ella sí cuentan las mayúsculas, los acentos y los espacios.</li>
  <li>Un navegador actual. La dirección de este portal es <strong>{{BASE_URL}}</strong>; escríbala usted, sin pasar por enlaces que le lleguen en mensajes.</li>
</ul>

<h2>Los cuatro pasos</h2>
<ol class="steps">
  <li>
    <p><strong>Abra el portal.</strong> En la pestaña <em>Ingresar a mi correo</em> pulse <em>Ingresar aquí al nuevo WEBMAIL</em>.</p>
    <figure>
      <img src="{{ASSETS}}/img/manuals/enter-home.png" alt="Página de inicio del portal, con el botón Ingresar aquí al nuevo WEBMAIL bajo el mensaje de bienvenida." width="1280" height="800">
      <figcaption>La página de inicio. El botón está debajo del mensaje de bienvenida.</figcaption>
    </figure>
  </li>
  <li>
    <p><strong>Escriba su usuario y su contraseña.</strong> El usuario es su dirección completa.</p>
  </li>
  <li>
    <p><strong>Copie el código de seguridad.</strong> Son cinco letras minúsculas; escríbalas seguidas, sin espacios. Si no se distinguen bien, escúchelas con los mandos de sonido que están debajo, o pulse <em>Mostrar otra imagen</em>: su dirección se conserva y la contraseña se escribe de nuevo.</p>
    <figure>
      <img src="{{ASSETS}}/img/manuals/enter-login.png" alt="Formulario de ingreso con los campos Usuario y Contraseña y, debajo, la imagen del código de seguridad con sus mandos de sonido." width="1280" height="800">
      <figcaption>El formulario de ingreso. Arriba están los enlaces para quien olvidó su contraseña y para escribirnos.</figcaption>
    </figure>
  </li>
  <li>
    <p><strong>Pulse <em>Iniciar sesión</em></strong> o la tecla Entrar. Si los tres datos son correctos, llega a su bandeja de entrada.</p>
    <figure>
      <img src="{{ASSETS}}/img/manuals/enter-inbox.png" alt="Bandeja de entrada del webmail: las carpetas a la izquierda, la lista de mensajes al centro y el mensaje abierto a la derecha." width="1280" height="800">
      <figcaption>La bandeja de entrada. Para terminar, use siempre <em>Cerrar sesión</em>.</figcaption>
    </figure>
  </li>
</ol>

<h2>Si activó la verificación en dos pasos</h2>
<p>Después de la contraseña se le pide un código. Abra la aplicación de códigos de su teléfono y escriba las seis cifras que muestre en ese momento. Tiene cinco minutos y tres intentos; después se empieza otra vez.</p>
<p>Si no tiene el teléfono a la mano, escriba uno de sus códigos de respaldo, de diez cifras. Cada uno sirve una sola vez.</p>
<p>La verificación se activa y se desactiva en <em>Mi cuenta</em>, <em>Verificación en dos pasos</em>.</p>

<h2>Si aparece un aviso</h2>
<h3>El código de seguridad no coincide</h3>
<p>Alguna de las cinco letras no era la de la imagen. Cada imagen sirve una sola vez, así que verá otra: escriba de nuevo su contraseña y las letras nuevas. Su contraseña no llegó a revisarse.</p>
<figure>
  <img src="{{ASSETS}}/img/manuals/enter-wrong-code.png" alt="Formulario de ingreso con un aviso en un recuadro rojo: El código de seguridad no coincide. La dirección sigue escrita." width="1280" height="800">
  <figcaption>El aviso sale arriba del formulario; su dirección sigue escrita.</figcaption>
</figure>

<h3>El usuario o la contraseña no son correctos</h3>
<p>El aviso es el mismo en varios casos, para no revelar a un extraño qué cuentas existen. Revise, en este orden:</p>
<ol>
  <li>que la dirección esté completa y bien escrita, hasta la última letra del dominio;</li>
  <li>que la tecla de mayúsculas no esté fija y que el teclado esté en español;</li>
  <li>que la contraseña sea la de esta cuenta y no la de otro servicio;</li>
  <li>si la copió de otro lado, que no lleve un espacio al principio o al final.</li>
</ol>
<p>Si todo está bien y sigue igual, puede que la cuenta esté bloqueada o no se haya activado. La <a href="/help-desk">mesa de ayuda</a> puede verlo. Si no recuerda la contraseña, siga el manual <a href="/manuals/recover-password">Recuperar mi contraseña</a>.</p>

<h3>Su cuenta está suspendida</h3>
<p>La contraseña es correcta, pero la cuenta se suspendió por incumplir las <a href="/policies/conditions">condiciones de uso</a>. Sus mensajes se siguen guardando. La página dice con quién puede hablar.</p>

<h3>El ingreso está cerrado por unos minutos</h3>
<p>Desde el lugar donde está, o desde muchos lugares a la vez, se probaron demasiadas contraseñas equivocadas. El aviso dice cuánto hay que esperar, casi siempre 15 minutos; el ingreso se abre solo. Mientras tanto no sirve de nada seguir probando. Si usted no fue, avise a la <a href="/help-desk">mesa de ayuda</a>. Un navegador con el que ya había ingresado no se cierra por lo que otras personas prueben.</p>

<h3>La contraseña escrita es demasiado larga</h3>
<p>Se escribieron más de 128 caracteres; casi siempre es porque se pegó otro texto. Borre el campo y escríbala a mano.</p>

<h3>Este formulario ya no es válido</h3>
<p>La página estuvo abierta más de diez minutos o el formulario ya se había enviado. No pasó nada malo: escriba otra vez su contraseña y el código de la imagen nueva.</p>

<h3>En este momento ingresan muchas personas a la vez</h3>
<p>Sus datos no se revisaron. Espere unos segundos y vuelva a enviar el formulario.</p>

<h3>No se pudo atender su solicitud</h3>
<p>Lea la explicación que acompaña al aviso e inténtelo de nuevo. Si vuelve a aparecer, anote el <em>número de solicitud</em> y dígaselo a la mesa de ayuda: con él encuentra lo ocurrido.</p>

<h2>Al terminar</h2>
<p>Pulse <em>Cerrar sesión</em>, sobre todo en un equipo que no es suyo. Si lo olvida, la sesión termina sola tras 30 minutos sin uso y, en todo caso, a las 12 horas de haber ingresado.</p>
</article>
