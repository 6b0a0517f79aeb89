{{%AUTOESCAPE context="HTML"}}
<p>Hola, {{PERSON}}:</p>
<p>Su cuenta de correo institucional se bloqueó. No se puede entrar a ella ni enviar mensajes desde ella.</p>
<p style="margin:16px 0;padding:12px 16px;background-color:#f2f4f3;border-left:4px solid {{PRIMARY}};">Cuenta: <strong>{{USER}}</strong></p>
<p>Los mensajes que le envíen se siguen guardando: estarán en el buzón cuando la cuenta se desbloquee.</p>
<h2 style="margin:24px 0 8px 0;font-size:18px;color:{{PRIMARY_DARK}};">Qué hacer ahora</h2>
<p>Si usted pidió el bloqueo, no tiene que hacer nada más. Si no lo pidió o quiere saber el motivo, comuníquese con la mesa de ayuda por alguno de los canales que aparecen al final de este mensaje. Le dirán qué hace falta para desbloquearla.</p>
