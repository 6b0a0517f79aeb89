{{%AUTOESCAPE context="HTML"}}
<h1>Su correo institucional, en un solo lugar</h1>
<p class="lead">Le damos la bienvenida al nuevo WEBMAIL de {{SITE_NAME}}. Con él lee y escribe los mensajes de su cuenta institucional desde el navegador de una computadora o de un teléfono, sin instalar nada.</p>
<p>Tenga a la mano su dirección completa y su contraseña. Para entrar copiará además un código de cinco letras que aparece en una imagen.</p>
<p class="entrance"><a class="button button-large" href="/login">Ingresar aquí al nuevo WEBMAIL</a> <a href="/manuals/enter">¿Es su primera vez? Vea cómo se ingresa</a></p>
<p class="caution"><strong>Antes de escribir su contraseña</strong>, compruebe que la barra del navegador diga <strong>{{BASE_URL}}</strong>. Nadie de esta institución se la pedirá por correo, por mensaje ni por teléfono.</p>
<div class="banner">
  <p><strong>¿No tiene cuenta o no recuerda su contraseña?</strong> Créela o restablézcala aquí, sin oficios ni llamadas.</p>
  <a class="button" href="/self-service">Restablecer mi contraseña</a>
</div>

<section aria-labelledby="news">
<h2 id="news">Lo que cambia para usted</h2>
<dl class="facts">
  <div>
    <dt>Una sola entrada</dt>
    <dd>Al iniciar sesión en el portal llega directamente a su bandeja de entrada. Al cerrarla, se cierran el portal y el correo a la vez.</dd>
  </div>
  <div>
    <dt>Código de seguridad</dt>
    <dd>Una imagen distinta en cada ingreso, para que los programas que prueban contraseñas no puedan entrar en su lugar.</dd>
  </div>
  <div>
    <dt>15 GB para su buzón</dt>
    <dd>Y en el mismo webmail ve cuánto espacio lleva ocupado. Le ayuda la recomendación <a href="/recommendations/storage">sobre el espacio del buzón</a>.</dd>
  </div>
  <div>
    <dt>También en su teléfono</dt>
    <dd>Puede agregar la cuenta al programa de correo de su teléfono o de su escritorio: <a href="/manuals/mail-programs">vea con qué datos</a>.</dd>
  </div>
</dl>
</section>

<section aria-labelledby="parts">
<h2 id="parts">Qué encuentra en cada pestaña</h2>
<ul class="shelf">
  <li>
    <h3><a href="/login">Ingresar a mi correo</a></h3>
    <p>La puerta de su buzón. Si no recuerda la contraseña, lea <a href="/manuals/recover-password">qué puede hacer</a>.</p>
  </li>
  <li>
    <h3><a href="/manuals">Manuales y Descargas</a></h3>
    <p>Cómo entrar, los primeros pasos en el webmail y los datos para su teléfono. Para leer en línea o descargar en PDF.</p>
  </li>
  <li>
    <h3><a href="/recommendations">Recomendaciones</a></h3>
    <p>Contraseñas que se recuerdan y no se adivinan, mensajes engañosos, espacio del buzón.</p>
  </li>
  <li>
    <h3><a href="/help-desk">Mesa de ayuda</a></h3>
    <p>Teléfonos, correo, horario y lo que conviene tener a la mano antes de llamar.</p>
  </li>
  <li>
    <h3><a href="/policies">Servicios y Políticas</a></h3>
    <p>Qué ofrece el servicio de correo, cómo debe usarse y qué se hace con sus datos.</p>
  </li>
</ul>
</section>
