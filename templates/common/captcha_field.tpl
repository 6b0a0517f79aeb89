{{%AUTOESCAPE context="HTML"}}
<fieldset class="captcha{{#WRONG_CODE}} field-wrong{{/WRONG_CODE}}">
  <legend>Código de seguridad</legend>
  <input type="hidden" name="challenge" value="{{CHALLENGE}}">
  <div class="captcha-picture">
    <img src="/captcha/{{CHALLENGE}}.png" alt="Imagen con los caracteres del código de seguridad" width="240" height="80">
    <button class="button button-quiet" type="submit" name="another" value="1" formnovalidate>Mostrar otra imagen</button>
  </div>
  <div class="captcha-sound">
    <p class="hint" id="captcha-sound-hint">¿No puede leer la imagen? Escuche las letras, una por una:</p>
    <audio controls preload="none" src="/captcha/{{CHALLENGE}}.wav" aria-label="Escuchar el código de seguridad" aria-describedby="captcha-sound-hint"><a href="/captcha/{{CHALLENGE}}.wav">Escuchar el código</a></audio>
  </div>
  <label for="captcha">Introduzca el código de seguridad</label>
  <p class="hint" id="captcha-hint">Cinco letras en minúscula, seguidas y sin espacios.</p>
  {{#WRONG_CODE}}
  <p class="field-error" id="captcha-error">El código de seguridad no coincide. Escriba los caracteres de la imagen nueva.</p>
  {{/WRONG_CODE}}
  <input class="input-code" type="text" id="captcha" name="captcha" required autocomplete="off" autocapitalize="none" spellcheck="false"{{#ANOTHER_PICTURE}} autofocus{{/ANOTHER_PICTURE}}{{#WRONG_CODE}} aria-invalid="true"{{/WRONG_CODE}} aria-describedby="captcha-hint{{#WRONG_CODE}} captcha-error{{/WRONG_CODE}}">
  <p class="hint">¿No puede leerlo ni escucharlo? La mesa de ayuda le atiende en el <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
</fieldset>
