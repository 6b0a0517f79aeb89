{{%AUTOESCAPE context="HTML"}}
{{! CSRF MOST; CHANGED or AWAY or TOO_MANY or GONE; REFUSED with SAY_CONTAINS or SAY_FOLDER; NONE or SOME {FILTER {POSITION GENERATION
    CONTAINS FOLDER; one of FIELD_FROM FIELD_TO FIELD_SUBJECT; one of ACTION_FOLDER ACTION_FLAG ACTION_SEEN ACTION_TRASH; MAY_RISE
    MAY_SINK} }; FULL or MAY_ADD {CONTAINS FOLDER and the same sections; REFUSED_CONTAINS with one of CONTAINS_EMPTY CONTAINS_TOO_LONG
    CONTAINS_BAD_CHARACTERS; REFUSED_FOLDER with FOLDER_EMPTY or FOLDER_WRONG}; include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Filtros</h1>
{{#CHANGED}}
<div class="summary summary-done" role="status">
  <h2>El cambio está hecho</h2>
  <p>Vale desde el próximo mensaje que llegue. Lo que ya está en su buzón no se mueve.</p>
</div>
{{/CHANGED}}
{{#AWAY}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No se hizo ningún cambio</h2>
  <p>El servidor de correo no responde en este momento. Lo que escribió sigue aquí: espere un poco y vuelva a intentarlo.</p>
</div>
{{/AWAY}}
{{#TOO_MANY}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No se creó otro filtro</h2>
  <p>Ya tiene {{MOST}}, que son los que puede haber. Quite antes <a href="#filters">el que ya no use</a>.</p>
</div>
{{/TOO_MANY}}
{{#GONE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Los filtros cambiaron mientras tanto</h2>
  <p>No se hizo ningún cambio. Estos son los que hay ahora.</p>
</div>
{{/GONE}}
{{#REFUSED}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>No se ha creado ningún filtro todavía</h2>
  <ul>
    {{#SAY_CONTAINS}}<li>Revise <a href="#words">el texto que debe contener</a>.</li>{{/SAY_CONTAINS}}
    {{#SAY_FOLDER}}<li>Revise <a href="#folder">el nombre de la carpeta</a>.</li>{{/SAY_FOLDER}}
  </ul>
</div>
{{/REFUSED}}
<p>Un filtro ordena los mensajes cuando llegan. Se miran en este orden, y actúa solo el primero que corresponda al mensaje.</p>
<h2 id="filters">Los que tiene ahora</h2>
{{#NONE}}<p>Ninguno todavía.</p>{{/NONE}}
{{#SOME}}
<ol class="shelf">
  {{#FILTER}}
  <li>
    <h3>{{POSITION}}. {{#FIELD_FROM}}De quién viene{{/FIELD_FROM}}{{#FIELD_TO}}A quién va{{/FIELD_TO}}{{#FIELD_SUBJECT}}El asunto{{/FIELD_SUBJECT}} contiene «{{CONTAINS}}»</h3>
    <p>{{#ACTION_FOLDER}}Va a la carpeta «{{FOLDER}}».{{/ACTION_FOLDER}}{{#ACTION_FLAG}}Se marca como importante.{{/ACTION_FLAG}}{{#ACTION_SEEN}}Se marca como leído.{{/ACTION_SEEN}}{{#ACTION_TRASH}}Va a la papelera.{{/ACTION_TRASH}}</p>
    <form action="/account/filters/change" method="post">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="generation" value="{{GENERATION}}">
      <input type="hidden" name="position" value="{{POSITION}}">
      {{#MAY_RISE}}<button class="button button-small button-quiet" type="submit" name="move" value="up">Subir<span class="visually-hidden"> el filtro {{POSITION}}</span></button>{{/MAY_RISE}}
      {{#MAY_SINK}}<button class="button button-small button-quiet" type="submit" name="move" value="down">Bajar<span class="visually-hidden"> el filtro {{POSITION}}</span></button>{{/MAY_SINK}}
      <button class="button button-small button-quiet" type="submit" name="move" value="away">Quitar<span class="visually-hidden"> el filtro {{POSITION}}</span></button>
    </form>
  </li>
  {{/FILTER}}
</ol>
{{/SOME}}
<h2>Crear otro</h2>
{{#FULL}}<p>Ya tiene {{MOST}}, que son los que puede haber. Para crear otro, quite antes el que ya no use.</p>{{/FULL}}
{{#MAY_ADD}}
<form class="form" action="/account/filters" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <div class="field">
    <label for="where">Si</label>
    <select id="where" name="where">
      <option value="from"{{#FIELD_FROM}} selected{{/FIELD_FROM}}>de quién viene</option>
      <option value="to"{{#FIELD_TO}} selected{{/FIELD_TO}}>a quién va (o con copia)</option>
      <option value="subject"{{#FIELD_SUBJECT}} selected{{/FIELD_SUBJECT}}>el asunto</option>
    </select>
  </div>
  <div class="field{{#REFUSED_CONTAINS}} field-wrong{{/REFUSED_CONTAINS}}">
    <label for="words">contiene</label>
    {{#REFUSED_CONTAINS}}<p class="field-error" id="words-error">
      {{#CONTAINS_EMPTY}}Escriba el texto que debe contener.{{/CONTAINS_EMPTY}}
      {{#CONTAINS_TOO_LONG}}El texto pasa de 100 caracteres. Escriba uno más corto.{{/CONTAINS_TOO_LONG}}
      {{#CONTAINS_BAD_CHARACTERS}}El texto contiene signos que no se ven; a veces llegan al copiar de otro programa. Bórrelo y escríbalo a mano.{{/CONTAINS_BAD_CHARACTERS}}
    </p>{{/REFUSED_CONTAINS}}
    <input type="text" id="words" name="words" value="{{CONTAINS}}" required autocomplete="off"{{#REFUSED_CONTAINS}} aria-invalid="true" aria-describedby="words-error"{{/REFUSED_CONTAINS}}>
  </div>
  <div class="field">
    <label for="then">entonces</label>
    <select id="then" name="then">
      <option value="folder"{{#ACTION_FOLDER}} selected{{/ACTION_FOLDER}}>llevarlo a la carpeta</option>
      <option value="flag"{{#ACTION_FLAG}} selected{{/ACTION_FLAG}}>marcarlo como importante</option>
      <option value="seen"{{#ACTION_SEEN}} selected{{/ACTION_SEEN}}>marcarlo como leído</option>
      <option value="trash"{{#ACTION_TRASH}} selected{{/ACTION_TRASH}}>llevarlo a la papelera</option>
    </select>
  </div>
  <div class="field{{#REFUSED_FOLDER}} field-wrong{{/REFUSED_FOLDER}}">
    <label for="folder">Carpeta</label>
    <p class="hint" id="folder-hint">Solo si va a una carpeta. Si no existe, se crea con el primer mensaje.</p>
    {{#REFUSED_FOLDER}}<p class="field-error" id="folder-error">
      {{#FOLDER_EMPTY}}Escriba el nombre de la carpeta.{{/FOLDER_EMPTY}}
      {{#FOLDER_WRONG}}Use hasta 60 letras, números y espacios, sin puntos, barras ni otros signos.{{/FOLDER_WRONG}}
    </p>{{/REFUSED_FOLDER}}
    <input type="text" id="folder" name="folder" value="{{FOLDER}}" autocomplete="off"{{#REFUSED_FOLDER}} aria-invalid="true"{{/REFUSED_FOLDER}} aria-describedby="folder-hint{{#REFUSED_FOLDER}} folder-error{{/REFUSED_FOLDER}}">
  </div>
  <p class="form-actions"><button class="button" type="submit">Crear el filtro</button></p>
</form>
{{/MAY_ADD}}
</div>
{{>ACCOUNT_MENU}}
</div>
