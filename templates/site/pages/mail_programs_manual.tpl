{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>El correo en su teléfono o en un programa de correo</h1>
<p class="lead">Puede leer su cuenta desde el programa de correo de su teléfono, su tableta o su escritorio, además del webmail. Todos muestran el mismo buzón.</p>
<p class="document-facts"><span>Manual</span> <span>Versión 2, noviembre de 2026</span> <a href="/manuals/mail-programs.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>Antes de empezar</h2>
<ul>
  <li>Pregunte a la <a href="/help-desk">mesa de ayuda</a> el <strong>nombre del servidor</strong> de su dominio. No lo tome de un mensaje ni de una búsqueda en Internet.</li>
  <li>Proteja su teléfono con un código de bloqueo: quien lo abra podrá leer su correo.</li>
  <li>Agregue la cuenta solo en equipos que sean suyos o estén a su cargo.</li>
</ul>

<h2>Una contraseña para cada equipo</h2>
<p>Ingrese al portal y abra <a href="/account/app-passwords">Contraseñas de aplicación</a>, en <em>Mi cuenta</em>. Póngale al equipo un nombre, escriba su contraseña actual y pulse <em>Crear la contraseña</em>. Verá, una sola vez, dieciséis letras y cifras en grupos de cuatro: escríbalas en el programa tal como están, con los guiones.</p>
<p>Así el equipo nunca conoce su contraseña, y si lo pierde usted mismo lo deja fuera sin tocar los demás.</p>

<h2>Los datos de la cuenta</h2>
<dl class="facts">
  <div><dt>Tipo de cuenta</dt><dd>IMAP</dd></div>
  <div><dt>Usuario</dt><dd>Su dirección completa: usuario@dominio</dd></div>
  <div><dt>Contraseña</dt><dd>Una <em>contraseña de aplicación</em> para ese equipo, que crea usted mismo; también sirve la suya, salvo que tenga la verificación en dos pasos</dd></div>
</dl>
<table>
  <caption>Los dos servidores que pide el programa</caption>
  <thead><tr><th scope="col">Dato</th><th scope="col">Para recibir (IMAP)</th><th scope="col">Para enviar (SMTP)</th></tr></thead>
  <tbody>
    <tr><th scope="row">Servidor</th><td>El que le indique la mesa de ayuda</td><td>El que le indique la mesa de ayuda</td></tr>
    <tr><th scope="row">Puerto</th><td>993</td><td>587</td></tr>
    <tr><th scope="row">Seguridad</th><td>SSL/TLS</td><td>STARTTLS</td></tr>
    <tr><th scope="row">Identificación</th><td>Contraseña normal</td><td>Contraseña normal</td></tr>
    <tr><th scope="row">Usuario</th><td>Su dirección completa</td><td>Su dirección completa</td></tr>
  </tbody>
</table>

<h2>Cómo agregarla</h2>
<p>Los nombres cambian de un programa a otro, pero el orden es casi siempre el mismo.</p>
<ol>
  <li>En los ajustes del programa elija <em>Agregar cuenta</em> y, entre los tipos, <em>Otra</em> o <em>IMAP</em>. No elija POP: baja los mensajes a ese equipo y puede quitarlos de los demás.</li>
  <li>Escriba su nombre, su dirección completa y la contraseña de aplicación.</li>
  <li>Si el programa ofrece configurar <em>a mano</em>, acéptelo y copie los datos de la tabla.</li>
  <li>En el servidor de envío marque que <em>requiere identificarse</em>, con el mismo usuario y contraseña.</li>
  <li>Guarde y envíese un mensaje de prueba.</li>
</ol>

<h2>Si no funciona</h2>
<dl class="facts">
  <div>
    <dt>Pide la contraseña una y otra vez</dt>
    <dd>Revise que el usuario sea la dirección completa y que la contraseña de aplicación tenga sus tres guiones. Si cambió su contraseña, las de aplicación terminaron: cree otra. Tras varias contraseñas equivocadas el ingreso se cierra 15 minutos y el programa tampoco entra con la correcta: espere y vuelva a probar.</dd>
  </div>
  <div>
    <dt>No acepta la contraseña desde que activó la verificación en dos pasos</dt>
    <dd>Así debe ser: el programa no puede pedirle el código. Cree para él una contraseña de aplicación en <em>Mi cuenta</em>, <em>Contraseñas de aplicación</em>.</dd>
  </div>
  <div>
    <dt>Recibe, pero no envía</dt>
    <dd>Casi siempre falta la identificación en el servidor de envío, o el puerto no es 587 con STARTTLS. Además, solo puede enviar con su propia dirección como remitente.</dd>
  </div>
  <div>
    <dt>Avisa que el certificado no es de confianza</dt>
    <dd>No lo acepte. Revise el nombre del servidor y, si el aviso sigue, llame a la mesa de ayuda.</dd>
  </div>
  <div>
    <dt>No se conecta desde la red de su centro</dt>
    <dd>Esa red puede tener cerrados los puertos. Pruebe con otra y avise a quien la administra.</dd>
  </div>
</dl>

<h2>Si pierde el equipo o cambia la contraseña</h2>
<p>Si pierde el teléfono o se lo roban, revoque su contraseña de aplicación en <a href="/account/app-passwords">Mi cuenta</a>: ese equipo deja de entrar al momento. Si guardaba allí su propia contraseña, o no puede ingresar al portal, llame cuanto antes al <strong>{{CH_NATIONAL_LINE}}</strong> y pida que bloqueen la cuenta: ningún programa podrá entrar y sus mensajes seguirán llegando.</p>
<p>Cuando su contraseña cambie, todas las de aplicación terminan: cree una nueva para cada equipo.</p>
</article>
