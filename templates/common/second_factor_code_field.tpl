{{%AUTOESCAPE context="HTML"}}
{{! OR_RECOVERY_CODE; REFUSED_CODE with one of WRONG_FACTOR EMPTY_FACTOR LOCKED_FACTOR (MINUTES; ONE_MINUTE or SEVERAL_MINUTES). }}
<div class="field{{#REFUSED_CODE}} field-wrong{{/REFUSED_CODE}}">
  <label for="code">Código</label>
  <p class="hint" id="code-hint">Las seis cifras que muestra ahora su aplicación{{#OR_RECOVERY_CODE}}, o uno de sus códigos de respaldo, de diez cifras{{/OR_RECOVERY_CODE}}.</p>
  {{#REFUSED_CODE}}<p class="field-error" id="code-error">
    {{#WRONG_FACTOR}}El código no es correcto o ya se usó. Escriba el que su aplicación muestre ahora.{{/WRONG_FACTOR}}
    {{#EMPTY_FACTOR}}Escriba el código.{{/EMPTY_FACTOR}}
    {{#LOCKED_FACTOR}}Hubo demasiados códigos equivocados. {{#ONE_MINUTE}}Podrá intentarlo de nuevo dentro de un minuto.{{/ONE_MINUTE}}{{#SEVERAL_MINUTES}}Podrá intentarlo de nuevo dentro de {{MINUTES}} minutos.{{/SEVERAL_MINUTES}}{{/LOCKED_FACTOR}}
  </p>{{/REFUSED_CODE}}
  <input class="one-time-code" type="text" id="code" name="code" required inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" spellcheck="false"{{#REFUSED_CODE}} aria-invalid="true"{{/REFUSED_CODE}} aria-describedby="code-hint{{#REFUSED_CODE}} code-error{{/REFUSED_CODE}}">
</div>
