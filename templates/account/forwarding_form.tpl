{{%AUTOESCAPE context="HTML"}}
{{! CSRF TO COPY_CHECKED CODE_ASKED; ON {FORWARDS_TO; WITH_COPY or WITHOUT_COPY} with MAY_STOP, or OFF; CHANGED or AWAY; REFUSED with REFUSED_PASSWORD or REFUSED_CODE or
    with REFUSED_ADDRESS and one of ADDRESS_EMPTY NOT_AN_ADDRESS OWN_ADDRESS NO_SUCH_ADDRESS GOES_IN_CIRCLES;
    include PRESENT_PASSWORD_FIELD; include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Reenvío</h1>
{{#CHANGED}}
<div class="summary summary-done" role="status">
  <h2>El cambio está hecho</h2>
  <p>Vale desde el próximo mensaje que llegue. Avisamos también a su celular y a su correo alterno, si los tiene confirmados.</p>
</div>
{{/CHANGED}}
{{#AWAY}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No se hizo ningún cambio</h2>
  <p>El servidor de correo no responde en este momento. Lo que escribió sigue aquí: espere un poco, escriba otra vez su contraseña actual{{#CODE_ASKED}} y un código nuevo de su aplicación{{/CODE_ASKED}}, y vuelva a intentarlo.</p>
</div>
{{/AWAY}}
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No se ha cambiado nada todavía</h2>
  <ul>
    {{#REFUSED_ADDRESS}}<li>Revise <a href="#to">la dirección</a> y escriba otra vez su contraseña actual{{#CODE_ASKED}} y un código nuevo de su aplicación{{/CODE_ASKED}}.</li>{{/REFUSED_ADDRESS}}
    {{#REFUSED_CODE}}<li>Escriba otra vez su contraseña actual y lea lo que dice junto al <a href="#code">código de su aplicación</a>.</li>{{/REFUSED_CODE}}
    {{#REFUSED_PASSWORD}}<li>Lea lo que dice junto a <a href="#present-password">su contraseña actual</a>.</li>{{/REFUSED_PASSWORD}}
  </ul>
</div>
{{/REFUSED}}
{{#OFF}}<p><strong>Su correo no se reenvía.</strong></p>{{/OFF}}
{{#ON}}<p>Su correo se reenvía a <strong class="address">{{FORWARDS_TO}}</strong>. {{#WITH_COPY}}Queda una copia en su buzón.{{/WITH_COPY}}{{#WITHOUT_COPY}}No queda copia en su buzón.{{/WITHOUT_COPY}}</p>{{/ON}}
<p>Cada mensaje que llega a su buzón puede seguir a otra dirección suya. Los avisos de que un mensaje no se pudo entregar se quedan siempre aquí.</p>
<p>El correo institucional es para asuntos oficiales: antes de reenviarlo a una dirección de fuera, lea las <a href="/policies/conditions">condiciones de uso</a>.</p>
<form class="form" action="/account/forwarding" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <div class="field{{#REFUSED_ADDRESS}} field-wrong{{/REFUSED_ADDRESS}}">
    <label for="to">Reenviar a</label>
    <p class="hint" id="to-hint">Una sola dirección de correo, por ejemplo nombre@correo.example</p>
    {{#REFUSED_ADDRESS}}<p class="field-error" id="to-error">
      {{#ADDRESS_EMPTY}}Escriba la dirección a la que quiere reenviar su correo.{{/ADDRESS_EMPTY}}
      {{#NOT_AN_ADDRESS}}Esto no es una dirección de correo. Escríbala completa, sin espacios ni tildes.{{/NOT_AN_ADDRESS}}
      {{#OWN_ADDRESS}}Esta dirección es la de su propio buzón. Escriba otra.{{/OWN_ADDRESS}}
      {{#NO_SUCH_ADDRESS}}En la institución nadie recibe correo en esta dirección. Revise cómo está escrita.{{/NO_SUCH_ADDRESS}}
      {{#GOES_IN_CIRCLES}}El correo de esta dirección vuelve a su buzón, y daría vueltas sin fin. Escriba otra.{{/GOES_IN_CIRCLES}}
    </p>{{/REFUSED_ADDRESS}}
    <input type="text" inputmode="email" id="to" name="to" value="{{TO}}" required autocomplete="email" autocapitalize="none" spellcheck="false"{{#REFUSED_ADDRESS}} aria-invalid="true"{{/REFUSED_ADDRESS}} aria-describedby="to-hint{{#REFUSED_ADDRESS}} to-error{{/REFUSED_ADDRESS}}">
  </div>
  <div class="field choice">
    <input type="checkbox" id="keeps-copy" name="keeps_copy" value="yes"{{#COPY_CHECKED}} checked{{/COPY_CHECKED}}>
    <label for="keeps-copy">Dejar una copia en mi buzón</label>
  </div>
  {{>PRESENT_PASSWORD_FIELD}}
  <p class="form-actions"><button class="button" type="submit">Guardar el reenvío</button>{{#MAY_STOP}} <button class="button button-quiet" type="submit" name="off" value="yes">Dejar de reenviar</button>{{/MAY_STOP}}</p>
</form>
</div>
{{>ACCOUNT_MENU}}
</div>
