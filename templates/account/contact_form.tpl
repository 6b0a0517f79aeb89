{{%AUTOESCAPE context="HTML"}}
{{! CSRF VALUE; CODE_ASKED; MOBILE_FORM or ALTERNATE_FORM; HAS_ONE; SMS_STOPPED; REFUSED with REFUSED_VALUE and one of VALUE_EMPTY VALUE_TOO_LONG VALUE_BAD_CHARACTERS
    NOT_A_NUMBER NOT_AN_ADDRESS OWN_DOMAIN SAME_AS_NOW NO_CONTACT, or with REFUSED_PASSWORD, or with REFUSED_CODE, or with CANNOT_SEND or TOO_MANY_ASKS; includes PRESENT_PASSWORD_FIELD ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
{{#MOBILE_FORM}}<h1>Su celular</h1>{{/MOBILE_FORM}}{{#ALTERNATE_FORM}}<h1>Su correo alterno</h1>{{/ALTERNATE_FORM}}
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No ha cambiado nada todavía</h2>
  <ul>
    {{#REFUSED_VALUE}}<li>Revise <a href="#value">el contacto</a> y escriba otra vez su contraseña actual{{#CODE_ASKED}} y un código nuevo de su aplicación{{/CODE_ASKED}}.</li>{{/REFUSED_VALUE}}
    {{#REFUSED_PASSWORD}}<li>Lea lo que dice junto a <a href="#present-password">su contraseña actual</a>.</li>{{/REFUSED_PASSWORD}}
    {{#TOO_MANY_ASKS}}<li>Hoy ya pidió varios cambios de contacto. Por seguridad, espere a mañana para pedir otro.</li>{{/TOO_MANY_ASKS}}
    {{#REFUSED_CODE}}<li>Escriba otra vez su contraseña actual y lea lo que dice junto al <a href="#code">código de su aplicación</a>.</li>{{/REFUSED_CODE}}
    {{#CANNOT_SEND}}<li>A ese celular no se puede enviar un mensaje ahora: hay un límite por persona y por día, y solo se envía a los países permitidos. Inténtelo mañana, o registre un <a href="/account/contacts/alternate-address">correo alterno</a>.</li>{{/CANNOT_SEND}}
  </ul>
</div>
{{/REFUSED}}
{{#MOBILE_FORM}}<p>Le enviaremos un mensaje de texto con seis números. El celular cambia cuando los escriba.</p>{{/MOBILE_FORM}}
{{#ALTERNATE_FORM}}<p>Le enviaremos un enlace a esa dirección. El correo alterno cambia cuando abra el enlace y oprima el botón.</p>{{/ALTERNATE_FORM}}
<p>Avisaremos a los contactos que tiene ahora. Durante tres días, el contacto nuevo no sirve para recuperar la contraseña.</p>
{{#SMS_STOPPED}}
<p><strong>En este momento el portal no envía mensajes de texto.</strong> Puede registrar un <a href="/account/contacts/alternate-address">correo alterno</a>.</p>
{{/SMS_STOPPED}}
<form class="form" action="{{#MOBILE_FORM}}/account/contacts/mobile{{/MOBILE_FORM}}{{#ALTERNATE_FORM}}/account/contacts/alternate-address{{/ALTERNATE_FORM}}" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <div class="field{{#REFUSED_VALUE}} field-wrong{{/REFUSED_VALUE}}">
    {{#MOBILE_FORM}}<label for="value">Celular</label>
    <p class="hint" id="value-hint">Con diez números, o con + y la clave del país.</p>{{/MOBILE_FORM}}
    {{#ALTERNATE_FORM}}<label for="value">Correo alterno</label>
    <p class="hint" id="value-hint">Una dirección suya fuera de la institución, a la que pueda entrar sin esta cuenta.</p>{{/ALTERNATE_FORM}}
    {{#REFUSED_VALUE}}<p class="field-error" id="value-error">
      {{#VALUE_EMPTY}}Escriba el contacto que quiere registrar.{{/VALUE_EMPTY}}
      {{#VALUE_TOO_LONG}}Es demasiado largo. Revise que no haya algo de más.{{/VALUE_TOO_LONG}}
      {{#VALUE_BAD_CHARACTERS}}Contiene signos que no se ven; a veces llegan al copiar de otro programa. Bórrelo y escríbalo a mano.{{/VALUE_BAD_CHARACTERS}}
      {{#NOT_A_NUMBER}}No es un número de celular completo. Escriba los diez números, o empiece con + y la clave del país.{{/NOT_A_NUMBER}}
      {{#NOT_AN_ADDRESS}}No es una dirección completa. Escríbala así: nombre@ejemplo.com{{/NOT_AN_ADDRESS}}
      {{#OWN_DOMAIN}}Esa dirección es de la institución. Si pierde el acceso a esta cuenta, podría perderlo también a ella: escriba una de otro proveedor.{{/OWN_DOMAIN}}
      {{#SAME_AS_NOW}}Es el contacto que ya tiene confirmado.{{/SAME_AS_NOW}}
      {{#NO_CONTACT}}Ya no había ningún contacto que quitar.{{/NO_CONTACT}}
    </p>{{/REFUSED_VALUE}}
    <input type="text" id="value" name="value" value="{{VALUE}}" required autocomplete="off" autocapitalize="none" spellcheck="false"{{#MOBILE_FORM}} inputmode="tel"{{/MOBILE_FORM}}{{#ALTERNATE_FORM}} inputmode="email"{{/ALTERNATE_FORM}}{{#REFUSED_VALUE}} aria-invalid="true"{{/REFUSED_VALUE}} aria-describedby="value-hint{{#REFUSED_VALUE}} value-error{{/REFUSED_VALUE}}">
  </div>
  {{>PRESENT_PASSWORD_FIELD}}
  <p class="form-actions">
    <button class="button" type="submit" name="action" value="change">{{#MOBILE_FORM}}Enviar el código{{/MOBILE_FORM}}{{#ALTERNATE_FORM}}Enviar el enlace{{/ALTERNATE_FORM}}</button>
    {{#HAS_ONE}}<button class="button button-quiet" type="submit" name="action" value="remove" formnovalidate>Quitar el que tengo</button>{{/HAS_ONE}}
    <a class="button button-quiet" href="/account/contacts">Cancelar</a>
  </p>
</form>
</div>
{{>ACCOUNT_MENU}}
</div>
