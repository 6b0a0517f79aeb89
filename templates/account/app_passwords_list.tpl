{{%AUTOESCAPE context="HTML"}}
{{! CSRF MOST CODE_ASKED; one of CREATED (ADDRESS DEVICE SECRET) REVOKED GONE; NONE or SOME with APP_PASSWORD (DEVICE CREATED_ON ID); FULL with
    NOT_CREATED, or MAY_CREATE with DEVICE and REFUSED: REFUSED_DEVICE and one of DEVICE_EMPTY DEVICE_TOO_LONG DEVICE_BAD_CHARACTERS,
    or REFUSED_PASSWORD or REFUSED_CODE; include PRESENT_PASSWORD_FIELD (account/present_password_field.tpl) and ACCOUNT_MENU (account/account_menu.tpl). }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Contraseñas de aplicación</h1>
{{#CREATED}}
<div class="summary summary-done" role="status">
  <h2>La contraseña para «{{DEVICE}}» está lista</h2>
  <p class="secret secret-whole"><code>{{SECRET}}</code></p>
  <p>Escríbala ahora en ese equipo, tal como está, con los guiones. El usuario es <strong>{{ADDRESS}}</strong>. Al salir de esta página ya no podrá verla: si la pierde, revóquela y cree otra.</p>
</div>
{{/CREATED}}
{{#REVOKED}}
<div class="summary summary-done" role="status">
  <h2>La contraseña de aplicación está revocada</h2>
  <p>El equipo que la usaba ya no puede ingresar. Los demás se desconectan un momento y vuelven solos.</p>
</div>
{{/REVOKED}}
{{#GONE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Esa contraseña de aplicación ya no existe</h2>
  <p>Puede que ya la hubiera revocado, o que terminara cuando cambió su contraseña. Estas son las que hay ahora.</p>
</div>
{{/GONE}}
{{#MAY_CREATE}}{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No se ha creado ninguna contraseña todavía</h2>
  <ul>
    {{#REFUSED_DEVICE}}<li>Revise <a href="#device">el nombre del equipo</a> y escriba otra vez su contraseña actual{{#CODE_ASKED}} y un código nuevo de su aplicación{{/CODE_ASKED}}.</li>{{/REFUSED_DEVICE}}
    {{#REFUSED_CODE}}<li>Escriba otra vez su contraseña actual y lea lo que dice junto al <a href="#code">código de su aplicación</a>.</li>{{/REFUSED_CODE}}
    {{#REFUSED_PASSWORD}}<li>Lea lo que dice junto a <a href="#present-password">su contraseña actual</a>.</li>{{/REFUSED_PASSWORD}}
  </ul>
</div>
{{/REFUSED}}{{/MAY_CREATE}}
{{#FULL}}{{#NOT_CREATED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No se creó otra contraseña</h2>
  <p>Ya tiene {{MOST}}, que son las que puede haber. Revoque antes <a href="#app-passwords">la que ya no use</a>.</p>
</div>
{{/NOT_CREATED}}{{/FULL}}
<p>Con una contraseña de aplicación, un teléfono o un programa de correo lee y envía su correo sin conocer su contraseña. Cree una para cada equipo: si lo pierde, revoque la suya y los demás siguen igual.</p>
<ul>
  <li>No abre este portal ni el webmail.</li>
  <li>Todas dejan de servir cuando usted cambia su contraseña, y las que había, cuando activa la verificación en dos pasos.</li>
  <li>Los datos de los servidores están en <a href="/manuals/mail-programs">El correo en su teléfono o en un programa de correo</a>.</li>
</ul>
<h2 id="app-passwords">Las que tiene ahora</h2>
{{#NONE}}<p>Ninguna todavía.</p>{{/NONE}}
{{#SOME}}
<ul class="shelf">
  {{#APP_PASSWORD}}
  <li>
    <h3>{{DEVICE}}</h3>
    <p>Creada el {{CREATED_ON}}</p>
    <form action="/account/app-passwords/revoke" method="post">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="id" value="{{ID}}">
      <button class="button button-small button-quiet" type="submit">Revocar<span class="visually-hidden"> la de «{{DEVICE}}»</span></button>
    </form>
  </li>
  {{/APP_PASSWORD}}
</ul>
{{/SOME}}
<h2>Crear otra</h2>
{{#FULL}}<p>Ya tiene {{MOST}}, que son las que puede haber. Para crear otra, revoque antes la que ya no use.</p>{{/FULL}}
{{#MAY_CREATE}}
<form class="form" action="/account/app-passwords" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <div class="field">
    <label for="device">Nombre del equipo</label>
    <p class="hint" id="device-hint">Para reconocerlo después: «Mi teléfono», «Computadora de la oficina».</p>
    {{#REFUSED_DEVICE}}<p class="field-error" id="device-error">
      {{#DEVICE_EMPTY}}Escriba un nombre con el que reconozca el equipo.{{/DEVICE_EMPTY}}
      {{#DEVICE_TOO_LONG}}El nombre pasa de 40 caracteres. Escriba uno más corto.{{/DEVICE_TOO_LONG}}
      {{#DEVICE_BAD_CHARACTERS}}El nombre contiene signos que no se ven; a veces llegan al copiar de otro programa. Bórrelo y escríbalo a mano.{{/DEVICE_BAD_CHARACTERS}}
    </p>{{/REFUSED_DEVICE}}
    <input type="text" id="device" name="device" value="{{DEVICE}}" required autocomplete="off"{{#REFUSED_DEVICE}} aria-invalid="true"{{/REFUSED_DEVICE}} aria-describedby="device-hint{{#REFUSED_DEVICE}} device-error{{/REFUSED_DEVICE}}">
  </div>
  {{>PRESENT_PASSWORD_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Crear la contraseña</button></p>
</form>
{{/MAY_CREATE}}
</div>
{{>ACCOUNT_MENU}}
</div>
