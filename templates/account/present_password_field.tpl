{{%AUTOESCAPE context="HTML"}}
{{! REFUSED_PRESENT with one of WRONG_PRESENT EMPTY_PRESENT LOCKED_PRESENT (MINUTES; ONE_MINUTE or SEVERAL_MINUTES) BUSY_PRESENT;
   CODE_TOO with include CODE_FIELD (common/second_factor_code_field.tpl). }}
<div class="field{{#REFUSED_PRESENT}} field-wrong{{/REFUSED_PRESENT}}">
  <label for="present-password">Su contraseña actual</label>
  <p class="hint" id="present-password-hint">La pedimos otra vez para que nadie más lo haga en un equipo que quedó abierto.</p>
  {{#REFUSED_PRESENT}}<p class="field-error" id="present-password-error">
    {{#WRONG_PRESENT}}La contraseña actual no es correcta. Escríbala otra vez.{{/WRONG_PRESENT}}
    {{#EMPTY_PRESENT}}Escriba su contraseña actual.{{/EMPTY_PRESENT}}
    {{#LOCKED_PRESENT}}Hubo demasiados intentos con una contraseña equivocada. {{#ONE_MINUTE}}Podrá intentarlo de nuevo dentro de un minuto.{{/ONE_MINUTE}}{{#SEVERAL_MINUTES}}Podrá intentarlo de nuevo dentro de {{MINUTES}} minutos.{{/SEVERAL_MINUTES}}{{/LOCKED_PRESENT}}
    {{#BUSY_PRESENT}}En este momento hay muchas personas a la vez y su contraseña no se revisó. Espere unos segundos y escríbala otra vez.{{/BUSY_PRESENT}}
  </p>{{/REFUSED_PRESENT}}
  <input type="password" id="present-password" name="present_password" required autocomplete="current-password" autocapitalize="none" spellcheck="false"{{#REFUSED_PRESENT}} aria-invalid="true"{{/REFUSED_PRESENT}} aria-describedby="present-password-hint{{#REFUSED_PRESENT}} present-password-error{{/REFUSED_PRESENT}}">
</div>
{{#CODE_TOO}}{{>CODE_FIELD}}{{/CODE_TOO}}
