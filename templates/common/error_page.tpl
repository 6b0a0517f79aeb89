{{%AUTOESCAPE context="HTML"}}
{{! REQUEST_ID and one section: ERROR_400 403 404 405 413 429 500 503. }}
<div class="document">
{{#ERROR_400}}
<h1>No entendimos lo que envió el navegador</h1>
<p>Su solicitud llegó incompleta o con datos repetidos. No se guardó nada.</p>
<p>Abra la página desde el principio y llene de nuevo el formulario. Si tiene instalado algún complemento que escribe por usted, desactívelo un momento.</p>
{{/ERROR_400}}
{{#ERROR_403}}
<h1>Este formulario ya no es válido</h1>
<p>No se guardó nada. Suele pasar si la página estuvo abierta mucho tiempo, si inició o cerró sesión en otra ventana, o si el navegador no guarda las cookies de este portal.</p>
<p>Abra el formulario de nuevo y envíelo otra vez. Si se repite, permita las cookies de <strong>{{BASE_URL}}</strong>.</p>
{{/ERROR_403}}
{{#ERROR_404}}
<h1>Esta página no existe</h1>
<p>La dirección puede estar mal escrita o la página puede haber cambiado de lugar. Búsquela en las pestañas de arriba.</p>
{{/ERROR_404}}
{{#ERROR_405}}
<h1>Esta página no se usa de esa manera</h1>
<p>El navegador pidió algo que esta página no hace; ocurre, por ejemplo, al abrir a mano la dirección a la que se envía un formulario. Vuelva al inicio y entre por las pestañas.</p>
{{/ERROR_405}}
{{#ERROR_413}}
<h1>Lo que envió es demasiado grande</h1>
<p>No se guardó nada. Vuelva al formulario, acorte el texto y envíelo otra vez.</p>
{{/ERROR_413}}
{{#ERROR_429}}
<h1>Hay demasiadas solicitudes desde su conexión</h1>
<p>Espere un minuto y vuelva a intentarlo. Si comparte la conexión con muchas personas, como en una escuela, puede que no sea cosa suya.</p>
{{/ERROR_429}}
{{#ERROR_500}}
<h1>Algo falló de nuestro lado</h1>
<p>No es culpa suya. Inténtelo de nuevo en unos minutos. Si estaba enviando un formulario, puede que no haya llegado: compruébelo antes de repetirlo.</p>
{{/ERROR_500}}
{{#ERROR_503}}
<h1>El servicio no está disponible en este momento</h1>
<p>No es culpa suya. Espere unos minutos y vuelva a intentarlo. Lo que hay en su buzón sigue ahí.</p>
{{/ERROR_503}}
<p class="form-actions"><a class="button" href="/">Ir al inicio</a> <a class="button button-quiet" href="/help-desk">Mesa de ayuda</a></p>
<p class="request-id">Si nos pide ayuda, cite este número de solicitud: <code>{{REQUEST_ID}}</code></p>
</div>
