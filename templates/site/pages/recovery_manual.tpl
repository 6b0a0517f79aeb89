{{%AUTOESCAPE context="HTML"}}
<article class="document">
<h1>Recuperar mi contraseña</h1>
<p class="lead">Si la olvidó, puede elegir otra usted desde este portal, con su celular o su correo alterno. Si eso no le sirve, la mesa de ayuda comprueba que la cuenta es suya y le ayuda.</p>
<p class="document-facts"><span>Manual</span> <span>Versión 3, noviembre de 2026</span> <a href="/manuals/recover-password.pdf" type="application/pdf">Descargar en PDF</a></p>

<h2>Antes de pedirla</h2>
<p>Muchas veces la contraseña es la correcta y falla otra cosa. Revise:</p>
<ul>
  <li>que escribe su dirección completa, usuario@dominio;</li>
  <li>que la tecla de mayúsculas no está fija;</li>
  <li>si el aviso dice que <em>el código de seguridad no coincide</em>, que el problema es ese código y no la contraseña.</li>
</ul>
<p>El manual <a href="/manuals/enter">Ingresar a mi correo</a> explica cada aviso.</p>

<h2>Con su celular o su correo alterno</h2>
<p>Sirve si antes confirmó alguno de los dos en <a href="/account/contacts">Mi cuenta</a>, o si la institución lo tiene registrado. Un contacto que cambió hace menos de tres días todavía no cuenta.</p>
<ol class="steps">
  <li><p><strong>Abra <a href="/forgot-password">He olvidado mi contraseña</a></strong>, escriba su usuario y el código de seguridad, y oprima <em>Siguiente</em>.</p></li>
  <li><p><strong>Elija dónde recibir el código</strong>, <em>al celular registrado</em> o <em>al correo alterno registrado</em>, y oprima <em>Enviar</em>. La página es la misma para todos: no dice qué contactos tiene cada cuenta.</p></li>
  <li><p><strong>Escriba el código</strong> que llega y oprima <em>Verificar</em>. El del celular es de seis números y sirve 10 minutos; el del correo, de diez, y sirve 24 horas. El correo trae además un enlace que funciona en el mismo navegador. Hay tres intentos.</p></li>
  <li><p><strong>Elija su contraseña nueva</strong>, escríbala dos veces y oprima <em>Cambiar contraseña</em>. Si tiene la verificación en dos pasos, antes se le pide el código de su aplicación.</p></li>
</ol>
<p>Al terminar se cierran todas las sesiones y los programas de correo que estaban abiertos, y sus contactos reciben un aviso. Si lo recibe sin haber hecho usted el cambio, llame enseguida a la mesa de ayuda.</p>

<h2>Con sus dos claves</h2>
<ol class="steps">
  <li><p><strong>Abra <a href="/self-service">Restablecer mi contraseña</a></strong>, en el menú <em>Correo institucional</em> de cualquier página de este portal.</p></li>
  <li><p><strong>Escriba los dos datos que se le piden</strong> y el código de seguridad. Verá su nombre y a qué correo alterno se le escribirá.</p></li>
  <li><p><strong>Confirme.</strong> En unos segundos llega a su correo alterno un mensaje con una clave temporal.</p></li>
  <li><p><strong>Ingrese con su usuario y la clave temporal</strong> y elija su contraseña. La clave sirve una sola vez y solo para eso.</p></li>
</ol>
<p>Si la página dice que no tiene un correo alterno registrado, no se puede agregar desde ahí: acuda con una identificación al área de personal de su centro.</p>

<h2>Con la mesa de ayuda</h2>
<ol class="steps">
  <li><p><strong>Comuníquese con la mesa de ayuda</strong> por uno de los canales de abajo. Si no puede entrar a su correo, lo más rápido es llamar.</p></li>
  <li><p><strong>Diga quién es y cuál es la cuenta.</strong> Tenga a la mano su dirección completa, su nombre completo, la institución donde trabaja o estudia, su cargo y una identificación. Pueden preguntarle algo más para comprobar que la cuenta es suya.</p></li>
  <li><p><strong>Siga lo que le indiquen.</strong> Anote el nombre de quien le atiende y la fecha.</p></li>
  <li><p><strong>Entre por este portal</strong> y compruebe que su correo está como lo dejó.</p></li>
</ol>
<dl class="facts">
  <div><dt>Línea nacional gratuita</dt><dd>{{CH_NATIONAL_LINE}}</dd></div>
  <div><dt>Línea en la ciudad</dt><dd>{{CH_CITY_LINE}}</dd></div>
  <div><dt>Formulario</dt><dd><a href="/contact-us">Contáctese con nosotros</a>. Puede usarlo sin entrar a su correo; escriba otro correo o un teléfono donde responderle.</dd></div>
  <div><dt>Correo</dt><dd><a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a>, desde otra cuenta suya</dd></div>
  <div><dt>En persona</dt><dd>{{CH_PLACE}}</dd></div>
  <div><dt>Horario</dt><dd>{{CH_HOURS}}</dd></div>
</dl>

<h2>Lo que nadie debe pedirle</h2>
<p>Ni la mesa de ayuda ni ninguna otra área necesita su contraseña, la de antes o la nueva. Si alguien se la pide, aunque diga llamar de {{SITE_NAME}}, cuelgue y llame usted al número de esta página.</p>

<h2>Cuando vuelva a entrar</h2>
<ul>
  <li>Cuando le toque elegir la contraseña, que sea larga y que no la use en otro servicio: vea <a href="/recommendations/passwords">cómo formarla</a>.</li>
  <li>Escríbala también en los programas de correo de su teléfono y su escritorio; si no, seguirán intentando con la anterior.</li>
  <li>Mire en <em>Enviados</em> y en <em>Papelera</em>. Si hay algo que usted no hizo, avise enseguida a la mesa de ayuda.</li>
</ul>
</article>
