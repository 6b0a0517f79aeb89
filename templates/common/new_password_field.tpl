{{%AUTOESCAPE context="HTML"}}
{{! The two inputs of a new password. SHORTEST LONGEST (characters) KNOWN_WORDS (for the script) SCORE (0 to 4); SCORED with
    LEVEL_0 to LEVEL_4, or NOT_SCORED; REFUSED_PASSWORD with one of LEFT_EMPTY TYPED_DIFFERENTLY CONTROL_CHARACTERS TOO_SHORT
    TOO_LONG CONTEXT_WORD COMMON EASILY_GUESSED WAS_CREDENTIAL WAS_PRESENT; REFUSED_AGAIN. The words of the script are in data- attributes. }}
<fieldset class="new-password" data-new-password data-shortest="{{SHORTEST}}" data-longest="{{LONGEST}}" data-known="{{KNOWN_WORDS}}"
  data-levels="Muy fácil de adivinar|Fácil de adivinar|Todavía se puede adivinar|Buena|Muy buena"
  data-too-short="Corta todavía: escriba al menos {{SHORTEST}} caracteres." data-too-long="Demasiado larga: son {{LONGEST}} caracteres como máximo."
  data-holds-known="Contiene su nombre, su usuario o el nombre de la institución." data-same="Las dos son iguales." data-different="Las dos todavía no son iguales.">
  <legend>Su contraseña nueva</legend>
  <div class="hint" id="new-password-policy">
    <ul>
      <li>De {{SHORTEST}} a {{LONGEST}} caracteres. Puede llevar espacios, tildes, eñes y cualquier otro signo; nada de eso es obligatorio.</li>
      <li>Sin su nombre, su usuario, su documento, su clave de trabajo ni el nombre de la institución, tampoco al revés ni con cifras en lugar de letras.</li>
      <li>Que no sea una palabra suelta, una fecha, una fila del teclado ni una contraseña conocida.</li>
      <li>Una forma cómoda: cuatro o cinco palabras elegidas al azar, separadas por espacios.</li>
    </ul>
  </div>
  <div class="field{{#REFUSED_PASSWORD}} field-wrong{{/REFUSED_PASSWORD}}">
    <label for="new-password">Contraseña nueva</label>
    {{#REFUSED_PASSWORD}}<p class="field-error" id="new-password-error">
      {{#LEFT_EMPTY}}Escriba la contraseña que quiere usar.{{/LEFT_EMPTY}}
      {{#TYPED_DIFFERENTLY}}Las dos contraseñas que escribió no son iguales. Escriba de nuevo las dos.{{/TYPED_DIFFERENTLY}}
      {{#CONTROL_CHARACTERS}}La contraseña contiene signos que no se ven y que después no podría escribir; a veces llegan al copiar de otro programa. Escríbala a mano.{{/CONTROL_CHARACTERS}}
      {{#TOO_SHORT}}La contraseña es corta: debe tener al menos {{SHORTEST}} caracteres.{{/TOO_SHORT}}
      {{#TOO_LONG}}La contraseña es demasiado larga: puede tener {{LONGEST}} caracteres como máximo.{{/TOO_LONG}}
      {{#CONTEXT_WORD}}La contraseña contiene su nombre, su usuario, su documento, su clave de trabajo o el nombre de la institución, y es lo primero que otros probarían. Elija otra sin esos datos.{{/CONTEXT_WORD}}
      {{#COMMON}}La contraseña es una palabra, una secuencia o una contraseña conocida, con pocos cambios. Los programas que adivinan las prueban todas. Elija otra.{{/COMMON}}
      {{#EASILY_GUESSED}}La contraseña se adivina con facilidad. Añada palabras que no tengan relación entre sí, o elija otra.{{/EASILY_GUESSED}}
      {{#WAS_CREDENTIAL}}Esa es la clave temporal que recibió, y deja de servir. Elija una contraseña suya.{{/WAS_CREDENTIAL}}
      {{#WAS_PRESENT}}Esa es la contraseña que ya tiene. Elija otra distinta.{{/WAS_PRESENT}}
    </p>{{/REFUSED_PASSWORD}}
    <input type="password" id="new-password" name="new_password" required autocomplete="new-password" autocapitalize="none" spellcheck="false"{{#REFUSED_PASSWORD}} aria-invalid="true"{{/REFUSED_PASSWORD}} aria-describedby="new-password-policy{{#REFUSED_PASSWORD}} new-password-error{{/REFUSED_PASSWORD}}">
    <div class="strength" data-strength{{#NOT_SCORED}} hidden{{/NOT_SCORED}}>
      <meter min="0" max="4" low="2" high="3" optimum="4" value="{{SCORE}}" aria-label="Qué tan difícil es de adivinar"></meter>
      <p aria-live="polite" data-strength-text>{{#SCORED}}La que envió: {{#LEVEL_0}}muy fácil de adivinar{{/LEVEL_0}}{{#LEVEL_1}}fácil de adivinar{{/LEVEL_1}}{{#LEVEL_2}}todavía se puede adivinar{{/LEVEL_2}}{{#LEVEL_3}}buena{{/LEVEL_3}}{{#LEVEL_4}}muy buena{{/LEVEL_4}}.{{/SCORED}}</p>
    </div>
  </div>
  <div class="field{{#REFUSED_AGAIN}} field-wrong{{/REFUSED_AGAIN}}">
    <label for="new-password-again">Escríbala otra vez</label>
    <input type="password" id="new-password-again" name="new_password_again" required autocomplete="new-password" autocapitalize="none" spellcheck="false"{{#REFUSED_AGAIN}} aria-invalid="true" aria-describedby="new-password-error"{{/REFUSED_AGAIN}}>
    <p class="hint" aria-live="polite" data-same-text></p>
  </div>
  <p><button class="button button-quiet button-small" type="button" hidden data-show="Mostrar lo que escribo" data-hide="Ocultar lo que escribo">Mostrar lo que escribo</button></p>
</fieldset>
<script src="{{ASSETS}}/js/new_password.js" defer></script>
