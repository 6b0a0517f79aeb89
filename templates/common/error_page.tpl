{{%AUTOESCAPE context="HTML"}}
<h1>No se pudo atender su solicitud</h1>
{{#ERROR_400}}<p>Lo que envió el navegador no se entiende. Vuelva a la página anterior e inténtelo de nuevo.</p>{{/ERROR_400}}
{{#ERROR_403}}<p>El formulario ya no es válido. Ábralo de nuevo y envíelo otra vez.</p>{{/ERROR_403}}
{{#ERROR_404}}<p>Esta página no existe.</p>{{/ERROR_404}}
{{#ERROR_405}}<p>Esta página no se usa de esa manera.</p>{{/ERROR_405}}
{{#ERROR_413}}<p>Lo que se envió es demasiado grande.</p>{{/ERROR_413}}
{{#ERROR_429}}<p>Llegaron demasiadas solicitudes desde su conexión. Espere un momento.</p>{{/ERROR_429}}
{{#ERROR_500}}<p>El servicio tuvo un problema. Inténtelo más tarde.</p>{{/ERROR_500}}
{{#ERROR_503}}<p>El servicio no está disponible en este momento. Inténtelo en unos minutos.</p>{{/ERROR_503}}
<p>Número de solicitud: <code>{{REQUEST_ID}}</code></p>
